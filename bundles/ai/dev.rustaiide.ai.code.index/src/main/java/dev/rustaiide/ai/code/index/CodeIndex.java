package dev.rustaiide.ai.code.index;

import java.nio.file.Path;
import java.util.Collection;

import org.osgi.annotation.versioning.ProviderType;

import dev.rustaiide.foundation.async.Call;
import dev.rustaiide.foundation.text.Text;

/**
 * What the source files below a folder declare and use, told by syntax alone; what Git ignores is left out. Nothing of
 * the folder is run, and nothing is written into it. Any thread may use it.
 */
@ProviderType
public interface CodeIndex extends AutoCloseable {
    Path root();

    /** What is known now: a part of all while the index is being made. Never waits. */
    CodeSnapshot now();

    /** Gives what is known once all that was told before is in; its progress is that of the work. */
    Call<CodeSnapshot> settled();

    /**
     * Something happened to {@code paths}: files or folders were made, changed or removed. Of the root it says that
     * anything may have changed. Returns at once.
     */
    void changed(Collection<Path> paths);

    /** An editor shows {@code text} for {@code file}, whatever the disk has. Returns at once. */
    void follow(Path file, Text text);

    /** No editor shows {@code file} any more: what is on the disk counts. Returns at once. */
    void forget(Path file);

    /** Stores what is known if nobody else uses the index, which waits for the disk, and frees it. */
    @Override
    void close();
}
