package dev.rustaiide.foundation.config;

/**
 * How far a setting reaches, and so where it can be set. What stands in a folder's file though it reaches farther than
 * that folder does not count.
 */
public enum SettingScope {
    /** The whole program, all its folders and people at once: memory, the network, the log. */
    APPLICATION("It holds for the whole program, so that no folder can set it."),
    /** How one person likes to see and do things, in whichever folder. */
    USER("It is for each person to choose, so that no folder can set it."),
    /** The files of a folder; it can be set for all of them and for one. */
    FOLDER("");

    private final String objection;

    SettingScope(String objection) {
        this.objection = objection;
    }

    /** Whether values from {@code origin} count. */
    public boolean admits(Origin origin) {
        return this == FOLDER || origin != Origin.FOLDER && origin != Origin.WORKSPACE;
    }

    /** Why a folder's value does not count, as a sentence; empty if it does. */
    public String objection() {
        return objection;
    }
}
