package dev.rustaiide.foundation.platform;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

import org.osgi.annotation.versioning.ProviderType;

import dev.rustaiide.foundation.async.Call;

/** Finds programs that are installed. A service; any thread may use it, answers are kept until {@link #refresh}. */
@ProviderType
public interface Programs {
    /**
     * The executable file called {@code name} on the {@code PATH}, or else in a place where it usually lies, such as
     * {@code ~/.cargo/bin}. Looks at a few dozen files the first time.
     */
    Optional<Path> find(String name);

    /**
     * What {@code program} says when it is run with {@code arguments}, usually {@code --version}: the first line of
     * its output with a digit, or just the first one. Fails if it cannot be started, ends with an error or does not
     * end within 10 s. Asked once for all.
     */
    Call<String> version(Path program, List<String> arguments);

    /** Forgets all answers: programs were installed or removed. */
    void refresh();
}
