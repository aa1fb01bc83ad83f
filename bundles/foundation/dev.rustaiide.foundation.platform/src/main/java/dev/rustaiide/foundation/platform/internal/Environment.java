package dev.rustaiide.foundation.platform.internal;

import java.io.File;
import java.nio.file.Path;
import java.util.Map;
import java.util.Properties;

import org.jspecify.annotations.Nullable;

/** What the process was given: variables, and the properties of its JVM. */
record Environment(Map<String, String> variables, Properties properties) {
    static Environment ofProcess() {
        return new Environment(System.getenv(), System.getProperties());
    }

    boolean isWindows() {
        return property("os.name").startsWith("Windows");
    }

    boolean isMac() {
        return property("os.name").startsWith("Mac");
    }

    String property(String name) {
        return properties.getProperty(name, "");
    }

    String variable(String name) {
        return variables.getOrDefault(name, "");
    }

    /** The absolute path in a variable; null if there is none, for XDG wants relative ones ignored. */
    @Nullable Path folder(String name) {
        String value = variable(name);
        Path path = value.isEmpty() || value.indexOf('\0') >= 0 ? null : Path.of(value);
        return path == null || !path.isAbsolute() ? null : path;
    }

    Path home() {
        Path fromVariable = folder("HOME");
        return fromVariable == null ? Path.of(property("user.home")) : fromVariable;
    }

    String[] searchPath() {
        return variable("PATH").split(File.pathSeparator);
    }
}
