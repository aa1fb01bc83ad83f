package dev.rustaiide.app.workspace.management;

import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Executor;

import org.osgi.annotation.versioning.ProviderType;

import dev.rustaiide.foundation.async.Call;

/**
 * Which folders may execute their code. A service; any thread may use it.
 *
 * <p>Trust in a folder covers all below it. The samples of this product, which the system property
 * {@code rustaiide.samples} names, are trusted from the start.
 */
@ProviderType
public interface Trust {
    /**
     * Whether {@code folder}, given by its real path as {@link Folder#path} is, may execute code. In the first
     * milliseconds of a session, until the user's decisions are read, the answer is no; listeners are told then.
     */
    boolean isTrusted(Path folder);

    /** Trusts {@code folder} and all below it, in later sessions too. */
    Call<Void> trust(Path folder);

    /** Takes back the decision for {@code folder}; a parent that is trusted still covers it. */
    Call<Void> distrust(Path folder);

    /** The folders that the user decided to trust, in order. */
    List<Path> trusted();

    /** Calls {@code listener} in {@code executor} whenever an answer of {@link #isTrusted} may have become another. */
    Subscription onChange(Executor executor, Runnable listener);
}
