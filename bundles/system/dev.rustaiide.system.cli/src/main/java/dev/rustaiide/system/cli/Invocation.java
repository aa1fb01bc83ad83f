package dev.rustaiide.system.cli;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

import org.osgi.annotation.versioning.ProviderType;

import dev.rustaiide.foundation.serialization.Json;

/** One use of a verb, checked against its {@link Usage}. Any thread may use it. */
@ProviderType
public interface Invocation {
    /** What followed the verb and was no option, in order. */
    List<String> parameters();

    /** Whether the option {@code name} was given. */
    boolean has(String name);

    /** The value of the option {@code name}; the last one counts. */
    Optional<String> option(String name);

    /** Whether the answer is to be JSON. */
    boolean json();

    /** Where the user stands: relative paths start here. */
    Path folder();

    /** Answers with a line of text; nothing in JSON mode. Control characters are made visible. */
    void print(String line);

    /** Answers with bytes as they are; nothing in JSON mode. */
    void write(byte[] content);

    /** Answers with {@code json} in JSON mode; nothing otherwise. To be used once. */
    void print(Json json);

    /** Tells the person at the terminal something that is not the answer. */
    void message(String line);

    /** Shows how far the work is, in one line that goes away, if a person sits at a terminal; nothing otherwise. */
    void progress(String line);
}
