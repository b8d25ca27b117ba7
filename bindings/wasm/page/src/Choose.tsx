/** A field that files are chosen in. */

export function Choose({ take }: { take: (files: File[]) => void }) {
  return (
    <input
      type="file"
      multiple
      onChange={({ currentTarget }) => {
        const files = Array.from(currentTarget.files ?? []);
        // The same file, mended, may be chosen again.
        currentTarget.value = "";
        if (files.length) take(files);
      }}
    />
  );
}
