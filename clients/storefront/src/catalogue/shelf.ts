/** Keeps values by key up to a size; what was not asked for the longest goes first. */
export class Shelf<Value> {
  readonly #entries = new Map<string, { value: Value; size: number }>();
  #size = 0;

  constructor(readonly capacity: number) {}

  get size(): number {
    return this.#size;
  }

  get count(): number {
    return this.#entries.size;
  }

  /** Whether so much more fits without anything going. */
  hasRoom(size: number): boolean {
    return this.#size + size <= this.capacity;
  }

  has(key: string): boolean {
    return this.#entries.has(key);
  }

  /** The value, without counting as being asked for. */
  peek(key: string): Value | undefined {
    return this.#entries.get(key)?.value;
  }

  get(key: string): Value | undefined {
    const entry = this.#entries.get(key);
    if (!entry) return undefined;
    this.#entries.delete(key);
    this.#entries.set(key, entry);
    return entry.value;
  }

  set(key: string, value: Value, size: number): void {
    this.delete(key);
    if (size > this.capacity) return;
    this.#entries.set(key, { value, size });
    this.#size += size;
    for (const oldest of this.#entries.keys()) {
      if (this.#size <= this.capacity) break;
      this.delete(oldest);
    }
  }

  delete(key: string): void {
    const entry = this.#entries.get(key);
    if (!entry) return;
    this.#entries.delete(key);
    this.#size -= entry.size;
  }

  *values(): Iterable<Value> {
    for (const entry of this.#entries.values()) yield entry.value;
  }

  keys(): string[] {
    return [...this.#entries.keys()];
  }
}
