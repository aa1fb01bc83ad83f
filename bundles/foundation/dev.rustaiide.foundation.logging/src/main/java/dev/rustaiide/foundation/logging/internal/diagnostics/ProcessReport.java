package dev.rustaiide.foundation.logging.internal.diagnostics;

import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;

import javax.management.JMException;
import javax.management.ObjectName;

import org.osgi.framework.Bundle;
import org.osgi.framework.BundleContext;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;

import dev.rustaiide.foundation.async.Scope;
import dev.rustaiide.foundation.logging.DiagnosticsPart;
import dev.rustaiide.foundation.logging.DiagnosticsSource;

/** What runs here: versions, bundles, memory, and what every thread is doing. */
@Component
public final class ProcessReport implements DiagnosticsSource {
    private final BundleContext context;

    @Activate
    public ProcessReport(BundleContext context) {
        this.context = context;
    }

    @Override
    public List<DiagnosticsPart> collect(Scope scope) throws JMException, IOException {
        return List.of(new DiagnosticsPart("versions.txt", "Versions of the program, Java and the system", versions()),
                new DiagnosticsPart("bundles.txt", "The bundles with their versions and states", bundles()),
                new DiagnosticsPart("threads.txt", "What every thread was doing, virtual ones too", threads()));
    }

    private String versions() {
        var runtime = ManagementFactory.getRuntimeMXBean();
        return "Rust AI IDE " + context.getBundle().getVersion() + '\n' + runtime.getVmName() + ' '
                + runtime.getVmVersion() + '\n' + System.getProperty("os.name") + ' ' + System.getProperty("os.version")
                + ' ' + System.getProperty("os.arch") + "\nup for " + runtime.getUptime() / 1000 + " s\n"
                + "heap " + ManagementFactory.getMemoryMXBean().getHeapMemoryUsage() + '\n'
                + "options " + String.join(" ", runtime.getInputArguments()) + '\n';
    }

    private String bundles() {
        var text = new StringBuilder();
        Arrays.stream(context.getBundles()).sorted(Comparator.comparing(Bundle::getSymbolicName))
                .forEach(bundle -> text.append(String.format(Locale.ROOT, "%-10s %s %s%n", state(bundle),
                        bundle.getSymbolicName(), bundle.getVersion())));
        return text.toString();
    }

    private static String state(Bundle bundle) {
        return switch (bundle.getState()) {
            case Bundle.INSTALLED -> "UNRESOLVED";
            case Bundle.RESOLVED -> "resolved";
            case Bundle.STARTING -> "lazy";
            case Bundle.ACTIVE -> "active";
            default -> "stopping";
        };
    }

    /** By the JVM's own bean, since {@link Thread#getAllStackTraces} knows no virtual threads. */
    private static String threads() throws JMException, IOException {
        Path folder = Files.createTempDirectory("threads");
        Path file = folder.resolve("threads.txt");
        try {
            ManagementFactory.getPlatformMBeanServer().invoke(
                    new ObjectName("com.sun.management:type=HotSpotDiagnostic"), "dumpThreads",
                    new Object[] {file.toString(), "TEXT_PLAIN"},
                    new String[] {String.class.getName(), String.class.getName()});
            return Files.readString(file);
        } finally {
            Files.deleteIfExists(file);
            Files.delete(folder);
        }
    }
}
