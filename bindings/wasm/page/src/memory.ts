/** Where the browser keeps records: its database, or where that is forbidden its small storage. */

/** Something kept under a key; the stamp is another each time it is written. */
export interface Kept {
  key: string;
  stamp: string;
  body: unknown;
}

export interface Memory {
  all(): Promise<unknown[]>;
  /** Keeps a record; false if another window has kept another one there since the stamp that is known. */
  put(record: Kept, known: string | null): Promise<boolean>;
  /** Lets go of a record, unless another window has kept another one there. */
  drop(key: string, known: string): Promise<void>;
  clear(): Promise<void>;
}

const NAME = "gouji";
const STORE = "works";
/** How long a database may take to open; some browsers forbid it without a word. */
const PATIENCE = 3_000;

export const openMemory = (): Promise<Memory> => database().then((database) => new Database(database), () => new Small());

function database(): Promise<IDBDatabase> {
  return new Promise((resolve, reject) => {
    setTimeout(reject, PATIENCE);
    const request = indexedDB.open(NAME, 1);
    request.onupgradeneeded = () => request.result.createObjectStore(STORE, { keyPath: "key" });
    request.onsuccess = () => resolve(request.result);
    request.onerror = request.onblocked = reject;
  });
}

class Database implements Memory {
  constructor(private readonly database: IDBDatabase) {}

  /** What is done within one transaction; no other window comes between. */
  private within<T>(mode: IDBTransactionMode, work: (store: IDBObjectStore, yields: (result: T) => void) => void): Promise<T> {
    return new Promise((resolve, reject) => {
      const transaction = this.database.transaction(STORE, mode);
      let result: T;
      transaction.oncomplete = () => resolve(result);
      transaction.onabort = transaction.onerror = () => reject(transaction.error);
      work(transaction.objectStore(STORE), (value) => (result = value));
    });
  }

  all(): Promise<unknown[]> {
    return this.within("readonly", (store, yields) => {
      const request = store.getAll();
      request.onsuccess = () => yields(request.result);
    });
  }

  put(record: Kept, known: string | null): Promise<boolean> {
    return this.within("readwrite", (store, yields) => {
      const request = store.get(record.key);
      request.onsuccess = () => {
        const isOurs = isSame(request.result as Kept | undefined, known);
        if (isOurs) store.put(record);
        yields(isOurs);
      };
    });
  }

  drop(key: string, known: string): Promise<void> {
    return this.within("readwrite", (store) => {
      const request = store.get(key);
      request.onsuccess = () => isSame(request.result as Kept | undefined, known) && store.delete(key);
    });
  }

  clear(): Promise<void> {
    return this.within("readwrite", (store) => void store.clear());
  }
}

const PREFIX = "gouji-work-";

/** The storage that is gone through at once, a few million characters at most. Without any, nothing can be put. */
class Small implements Memory {
  async all(): Promise<unknown[]> {
    return entries(PREFIX).map(([, text]) => parsed(text));
  }

  async put(record: Kept, known: string | null): Promise<boolean> {
    const name = PREFIX + record.key;
    if (!isSame(parsed(localStorage.getItem(name)) as Kept | null, known)) return false;
    localStorage.setItem(name, JSON.stringify(record));
    return true;
  }

  async drop(key: string, known: string): Promise<void> {
    if (isSame(parsed(localStorage.getItem(PREFIX + key)) as Kept | null, known)) localStorage.removeItem(PREFIX + key);
  }

  async clear(): Promise<void> {
    for (const [name] of entries(PREFIX)) localStorage.removeItem(name);
  }
}

/** Whether what is there is what is known, or nothing. */
const isSame = (there: Kept | null | undefined, known: string | null): boolean => !there || there.stamp === known;

/** What the small storage holds under names that begin so; nothing where it is forbidden. */
export function entries(prefix: string): [name: string, text: string][] {
  try {
    return Object.keys(localStorage).filter((name) => name.startsWith(prefix)).map((name) => [name, localStorage.getItem(name) ?? ""]);
  } catch {
    return [];
  }
}

/** JSON, or nothing. */
export function parsed(text: string | null): unknown {
  try {
    return JSON.parse(text ?? "null");
  } catch {
    return null;
  }
}

/** Keeps a text in the small storage as far as it has room; nothing but null takes it out. */
export function note(name: string, text: string | null): void {
  try {
    if (text === null) localStorage.removeItem(name);
    else localStorage.setItem(name, text);
  } catch {
    // Full or forbidden: what is noted here is not needed.
  }
}
