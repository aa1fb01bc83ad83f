package dev.rustaiide.ai.code.facts;

/** What a name does where it stands. */
public enum Role {
    READ, WRITE, CALL, TYPE, FIELD, METHOD, MACRO, IMPORT, PATH, LABEL, LIFETIME,
    /** It names the item that is declared here. */
    DEFINE,
    /** It makes a local. */
    BIND,
    /** A constant or variant that a pattern compares with. */
    PATTERN,
    /** A type that the definition around descends from: a base class, or the trait that an implementation is of. */
    SUPERTYPE;

    /** Beside the role: {@code ::} stands before it. */
    public static final int QUALIFIED = 16;
    /** Beside the role: {@code self.} or {@code Self::} stands before it. */
    public static final int SELF = 32;
    /** Beside the role: in the tokens of a macro about which nothing is known. */
    public static final int TOKENS = 64;
    /** Beside {@link #FIELD} and {@link #METHOD}: it is written. */
    public static final int WRITTEN = 128;
    /** Beside {@link #READ} and {@link #BIND}: it names a field too, as in {@code Point { x }}. */
    public static final int SHORTHAND = 128;
    private static final Role[] ALL = values();

    public static Role of(int bits) {
        return ALL[bits & 15];
    }
}
