package dev.rustaiide.ai.code.facts;

/** What a local name stands for. */
public enum Local {
    VARIABLE, PARAMETER, TYPE_PARAMETER, CONSTANT_PARAMETER, LIFETIME, LABEL;

    private static final Local[] ALL = values();

    public static Local of(int ordinal) {
        return ALL[ordinal];
    }

    /** Whether it belongs to the function that it is in, and to no function inside of that. */
    public boolean isOfFunction() {
        return this == VARIABLE || this == PARAMETER || this == LABEL;
    }

    /** Whether the two could be the same thing by their syntax alone. */
    public boolean fits(Role role) {
        return switch (role) {
            case LABEL -> this == LABEL;
            case LIFETIME -> this == LIFETIME;
            case TYPE, PATH, SUPERTYPE -> this == TYPE_PARAMETER;
            case MACRO, IMPORT, FIELD, METHOD, DEFINE -> false;
            case READ, WRITE, CALL, PATTERN, BIND -> this == VARIABLE || this == PARAMETER
                    || this == CONSTANT_PARAMETER;
        };
    }
}
