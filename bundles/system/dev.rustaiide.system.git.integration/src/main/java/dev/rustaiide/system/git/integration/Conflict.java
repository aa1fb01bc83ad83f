package dev.rustaiide.system.git.integration;

/** What two sides of a merge did to a file, if they did not do the same. */
public enum Conflict {
    NONE("", ""), BOTH_DELETED("DD", "both deleted"), ADDED_BY_US("AU", "added by us"),
    DELETED_BY_THEM("UD", "deleted by them"), ADDED_BY_THEM("UA", "added by them"),
    DELETED_BY_US("DU", "deleted by us"), BOTH_ADDED("AA", "both added"), BOTH_MODIFIED("UU", "both modified");

    private final String code;
    private final String word;

    Conflict(String code, String word) {
        this.code = code;
        this.word = word;
    }

    /** The two letters that {@code git status} has for it. */
    public String code() {
        return code;
    }

    /** For people. */
    public String word() {
        return word;
    }

    /** What it is if the index has these of base, ours and theirs. */
    public static Conflict of(boolean base, boolean ours, boolean theirs) {
        if (base) {
            return ours ? theirs ? BOTH_MODIFIED : DELETED_BY_THEM : theirs ? DELETED_BY_US : BOTH_DELETED;
        }
        return ours ? theirs ? BOTH_ADDED : ADDED_BY_US : theirs ? ADDED_BY_THEM : NONE;
    }
}
