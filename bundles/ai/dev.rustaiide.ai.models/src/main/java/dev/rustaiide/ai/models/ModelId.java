package dev.rustaiide.ai.models;

import java.util.regex.Pattern;

/** A model and its version, as {@code name@version}. */
public record ModelId(String name, String version) {
    private static final Pattern PART = Pattern.compile("[A-Za-z0-9][A-Za-z0-9._-]{0,99}");

    public ModelId {
        if (!PART.matcher(name).matches() || !PART.matcher(version).matches()) {
            throw new IllegalArgumentException("no id of a model: " + name + '@' + version);
        }
    }

    @Override
    public String toString() {
        return name + '@' + version;
    }
}
