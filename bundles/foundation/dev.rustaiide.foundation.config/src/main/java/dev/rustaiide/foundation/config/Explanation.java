package dev.rustaiide.foundation.config;

import java.util.List;

import org.jspecify.annotations.Nullable;

/**
 * Why a setting has the value that it has.
 *
 * @param lock null unless the organisation's policy locks it
 * @param layers what each layer says, the strongest first; those that say nothing are left out, {@link
 *     Origin#STANDARD} never is
 */
public record Explanation<T>(SettingKey<T> key, T value, Origin origin, @Nullable Lock lock, List<Said> layers) {
    public Explanation {
        layers = List.copyOf(layers);
    }

    /** What became of a value. */
    public enum Verdict {
        /** It is the one that counts. */
        IN_FORCE,
        /** A stronger layer has a value. */
        OVERRIDDEN,
        /** It breaks the rule of the key's type. */
        INVALID,
        /** The policy locks the key. */
        LOCKED,
        /** The key reaches farther than the folder. */
        OUT_OF_SCOPE,
        /** The key needs trust, and the folder is not trusted. */
        UNTRUSTED
    }

    /**
     * What one layer says.
     *
     * @param written the value as it stands there
     * @param why a sentence for people on why it was passed over; empty if it is in force
     */
    public record Said(Origin origin, String written, Source source, Verdict verdict, String why) {}
}
