package dev.rustaiide.foundation.language;

import java.nio.file.Path;
import java.util.OptionalInt;

/**
 * An event: how a source of a folder does. Whoever shows answers asks anew when it has got {@link Stage#READY}.
 *
 * @param source its {@link LanguageSource#name()}
 * @param message what it is at, or what is wrong and what to do; may be empty
 * @param percent of what it is at
 */
public record SourceChanged(String source, Path folder, Stage stage, String message, OptionalInt percent) {
    /** How far it is. */
    public enum Stage { STARTING, LOADING, READY, RESTARTING, MISSING, UNTRUSTED, FAILED, STOPPED }
}
