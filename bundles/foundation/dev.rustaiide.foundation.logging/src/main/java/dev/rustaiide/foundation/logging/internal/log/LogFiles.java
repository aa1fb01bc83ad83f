package dev.rustaiide.foundation.logging.internal.log;

import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.Predicate;
import java.util.function.Supplier;

import org.jspecify.annotations.Nullable;
import org.osgi.service.component.ComponentServiceObjects;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Deactivate;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.log.LogReaderService;
import org.slf4j.LoggerFactory;

import dev.rustaiide.foundation.config.Settings;
import dev.rustaiide.foundation.error.Failure;
import dev.rustaiide.foundation.error.FailureException;
import dev.rustaiide.foundation.logging.LogEntry;
import dev.rustaiide.foundation.logging.Logs;
import dev.rustaiide.foundation.platform.StandardPaths;
import dev.rustaiide.foundation.security.Redactor;

/**
 * Lets the loggers of the process write, which SLF4J has made long before there are services, and brings the logs of
 * the framework and of the JDK to them. The first record makes it; the settings are asked and the file is opened by who
 * writes: a start that has nothing to say pays for none of that. What the framework has said until then it has kept.
 */
@Component
public final class LogFiles implements Logs {
    private final LogRotation rotation;
    private final LogQueue queue;
    private final LogFile file;
    private final Loggers loggers;
    private final Supplier<@Nullable Settings> settings;
    private final FrameworkLog framework;
    private final Thread atExit;
    private volatile Settings.@Nullable Watch level;

    @Activate
    public LogFiles(@Reference StandardPaths paths, @Reference Redactor redactor,
            @Reference LogReaderService frameworkLog,
            @Reference(service = Settings.class) ComponentServiceObjects<Settings> settings) {
        if (!(LoggerFactory.getILoggerFactory() instanceof Loggers ours)) {
            throw new IllegalStateException("SLF4J has chosen another provider: " + LoggerFactory.getILoggerFactory());
        }
        this.loggers = ours;
        this.settings = settings::getService;
        this.rotation = new LogRotation(paths.logs(), LogRotation.Limits.STANDARD, Clock.systemUTC());
        this.queue = loggers.queue();
        this.file = new LogFile(rotation, new JsonLines(redactor::redact, ProcessHandle.current().pid()),
                LogFiles::tell);
        this.atExit = new Thread(queue::writeAtOnce, "write the rest of the log");
        Runtime.getRuntime().addShutdownHook(atExit);
        queue.target(this::write);
        // Last: what the framework has kept is put into a queue that does not ask for this service once more.
        this.framework = FrameworkLog.join(frameworkLog);
    }

    @Deactivate
    void close() {
        framework.close();
        queue.flush();
        Settings.Watch watch = level;
        if (watch != null) {
            watch.close();
        }
    }

    /** In the thread that writes: the first records bring the level, and the JDK's log, which takes 10 ms to set up. */
    private void write(List<LogRecord> records) {
        List<LogRecord> wanted = records;
        if (!loggers.isLevelKnown()) {
            begin();
            wanted = records.stream().filter(record -> loggers.isWanted(record.level())).toList();
        }
        if (!wanted.isEmpty()) {
            file.accept(wanted);
        }
    }

    private void begin() {
        loggers.level(LogSettings.level(LogSettings.LEVEL.standard())); // also for what the settings have to say
        Settings known = known();
        if (known != null) {
            loggers.level(LogSettings.level(known.get(LogSettings.LEVEL)));
            level = known.onChange(LogSettings.LEVEL, Runnable::run,
                    value -> loggers.level(LogSettings.level(value)));
        }
        JdkLog.join();
    }

    /** None when the process is about to end and the services are gone. */
    private @Nullable Settings known() {
        try {
            return settings.get();
        } catch (IllegalStateException gone) {
            return null;
        }
    }

    /** There is no log to say it in. Once, for the file says it once. */
    private static void tell(String complaint) {
        new PrintStream(new FileOutputStream(FileDescriptor.err), true, StandardCharsets.UTF_8)
                .println("rust-ai-ide: " + complaint);
    }

    @Override
    public Path file() {
        return rotation.file();
    }

    @Override
    public List<Path> files() throws FailureException {
        try {
            return rotation.files();
        } catch (IOException denied) {
            throw unreadable(rotation.file().getParent(), denied);
        }
    }

    @Override
    public void flush() {
        queue.flush();
    }

    @Override
    public List<LogEntry> last(int count, Predicate<LogEntry> wanted) throws FailureException {
        return LogReading.last(files(), count, wanted);
    }

    @Override
    public void follow(Consumer<LogEntry> reader) throws FailureException, InterruptedException {
        new LogReading.Following(rotation.file()).run(reader);
    }

    static FailureException unreadable(Path path, IOException denied) {
        return new FailureException(new Failure.Other("Cannot read the log.",
                path + " cannot be read: " + denied.getMessage() + '.', "Check its permissions."), denied);
    }
}
