package dev.rustaiide.system.git.integration.internal;

import java.util.concurrent.TimeUnit;

import org.eclipse.jgit.lib.Config;
import org.eclipse.jgit.storage.file.FileBasedConfig;
import org.eclipse.jgit.storage.file.WindowCacheConfig;
import org.eclipse.jgit.util.FS;
import org.eclipse.jgit.util.SystemReader;
import org.jspecify.annotations.Nullable;

/**
 * What JGit sees of the machine: no settings of the user or the system, which can name programs to run and which it
 * finds by running one, and no variables of the environment that lead it elsewhere. It also believes to know how exact
 * the disk's clock is, which it would find out by writing into the repository.
 */
final class Isolated extends SystemReader.Delegate {
    private static final int BASES = 96 << 20;
    private static final int PACKS = 32 << 20;
    private static final int WINDOW = 64 << 10;

    private static final long CLOCK_NANOS = TimeUnit.MILLISECONDS.toNanos(20);

    private Isolated(SystemReader machine) {
        super(machine);
    }

    /** Has to come before anything else of JGit is used; JGit keeps it for the whole process. */
    static synchronized void install() {
        if (!(SystemReader.getInstance() instanceof Isolated)) {
            SystemReader.setInstance(new Isolated(SystemReader.getInstance()));
            remember();
        }
    }

    /** As much as git itself keeps of what others are made from; it goes where memory is needed elsewhere. */
    private static void remember() {
        WindowCacheConfig cache = new WindowCacheConfig();
        cache.setDeltaBaseCacheLimit(BASES);
        cache.setPackedGitLimit(PACKS);
        cache.setPackedGitWindowSize(WINDOW);
        cache.install();
    }

    @Override
    public @Nullable String getenv(String variable) {
        return variable.startsWith("GIT_") || variable.startsWith("XDG_") ? null : super.getenv(variable);
    }

    @Override
    public FileBasedConfig openUserConfig(@Nullable Config parent, FS system) {
        return new Empty(parent, system);
    }

    @Override
    public FileBasedConfig openSystemConfig(@Nullable Config parent, FS system) {
        return new Empty(parent, system);
    }

    @Override
    public FileBasedConfig openJGitConfig(@Nullable Config parent, FS system) {
        return new Empty(parent, system);
    }

    /** Settings that nobody made. */
    private static final class Empty extends FileBasedConfig {
        Empty(@Nullable Config parent, FS system) {
            super(parent, null, system);
        }

        @Override
        public void load() {
            // There is no file.
        }

        @Override
        public void save() {
            // Nobody is to find these.
        }

        @Override
        public boolean isOutdated() {
            return false;
        }

        @Override
        public long getTimeUnit(String section, @Nullable String subsection, String name, long otherwise,
                TimeUnit unit) {
            return section.equals("filesystem") ? unit.convert(CLOCK_NANOS, TimeUnit.NANOSECONDS)
                    : super.getTimeUnit(section, subsection, name, otherwise, unit);
        }
    }
}
