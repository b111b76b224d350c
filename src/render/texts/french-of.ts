/**
 * The sentences French must have for English ones: the same, but that a plural has three forms (`_many` is for millions).
 * One that is missing, or that English has not, is a type error where it is written.
 */
export type FrenchOf<English> = Readonly<Record<FrenchKey<keyof English & string>, string>>;

type FrenchKey<Key extends string> = Key extends `${infer Base}_${'one' | 'other'}`
  ? `${Base}_${'one' | 'many' | 'other'}`
  : Key;
