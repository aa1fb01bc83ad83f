package dev.rustaiide.ai.code.facts;

import dev.rustaiide.foundation.types.SymbolKind;

/** Which definitions a name can stand for, by what it does where it stands. */
public final class Kinds {
    private Kinds() {}

    public static boolean fit(Role role, SymbolKind kind) {
        return switch (role) {
            case CALL -> isCallable(kind) || kind == SymbolKind.VARIABLE || kind == SymbolKind.FIELD;
            case METHOD -> kind == SymbolKind.METHOD || kind == SymbolKind.FUNCTION || kind == SymbolKind.FIELD
                    || kind == SymbolKind.TEST;
            case TYPE, SUPERTYPE -> isType(kind) || kind == SymbolKind.VARIANT || kind == SymbolKind.CONSTANT
                    || kind == SymbolKind.MODULE;
            case FIELD -> isMember(kind);
            case MACRO -> kind == SymbolKind.MACRO || kind == SymbolKind.FUNCTION || kind == SymbolKind.INTERFACE;
            case READ, WRITE, PATTERN -> kind != SymbolKind.MACRO && kind != SymbolKind.IMPLEMENTATION
                    && kind != SymbolKind.MODULE;
            case IMPORT, PATH -> kind != SymbolKind.IMPLEMENTATION && kind != SymbolKind.FIELD;
            case DEFINE -> true;
            case LABEL, LIFETIME, BIND -> false;
        };
    }

    public static boolean isType(SymbolKind kind) {
        return switch (kind) {
            case STRUCT, ENUM, UNION, TRAIT, INTERFACE, CLASS, TYPE -> true;
            default -> false;
        };
    }

    public static boolean isCallable(SymbolKind kind) {
        return switch (kind) {
            case FUNCTION, METHOD, CONSTRUCTOR, TEST, STRUCT, VARIANT, CLASS, TYPE, MACRO -> true;
            default -> false;
        };
    }

    private static boolean isMember(SymbolKind kind) {
        return switch (kind) {
            case FIELD, PROPERTY, METHOD, FUNCTION, CONSTANT, VARIANT, VARIABLE, KEY, CLASS, ENUM -> true;
            default -> false;
        };
    }
}
