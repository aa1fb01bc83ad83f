package dev.rustaiide.foundation.platform;

import java.nio.file.Path;

import org.osgi.annotation.versioning.ProviderType;

/**
 * The folders of this application, each its own and private to the user (0700). A service; any thread may use it.
 *
 * <p>They follow the system: the XDG base directories with their environment variables on Linux, {@code ~/Library} on
 * macOS, {@code %APPDATA%} and {@code %LOCALAPPDATA%} on Windows, with {@code rust-ai-ide} below. If the environment
 * names a folder in {@code RUST_AI_IDE_HOME}, all of them lie in that one instead.
 *
 * <p>A folder is created when it is first asked for. If that fails, its path is given all the same: whoever writes
 * there meets the failure and can name the file.
 */
@ProviderType
public interface StandardPaths {
    /** What the user sets. */
    Path config();

    /** What must not get lost: indexes that are dear, models, plug-ins. */
    Path data();

    /** What can be deleted at any time. */
    Path cache();

    /** Log files. */
    Path logs();

    /** The file with the audit trail. Its folder need not be there. */
    default Path audit() {
        return data().resolve("audit").resolve("trail.jsonl");
    }

    /** What one session leaves to the next: open files, journals of unsaved text, locks. */
    Path state();
}
