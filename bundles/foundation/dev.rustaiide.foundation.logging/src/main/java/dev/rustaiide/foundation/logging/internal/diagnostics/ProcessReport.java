package dev.rustaiide.foundation.logging.internal.diagnostics;

import java.lang.management.ManagementFactory;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;

import org.osgi.framework.Bundle;
import org.osgi.framework.BundleContext;

import dev.rustaiide.foundation.async.Scope;
import dev.rustaiide.foundation.logging.DiagnosticsPart;
import dev.rustaiide.foundation.logging.DiagnosticsSource;

/** What runs here: versions, bundles, memory, and what the threads are doing. */
final class ProcessReport implements DiagnosticsSource {
    private final BundleContext context;

    ProcessReport(BundleContext context) {
        this.context = context;
    }

    @Override
    public List<DiagnosticsPart> collect(Scope scope) {
        return List.of(new DiagnosticsPart("versions.txt", "Versions of the program, Java and the system", versions()),
                new DiagnosticsPart("bundles.txt", "The bundles with their versions and states", bundles()),
                new DiagnosticsPart("threads.txt", "What the threads were doing", threads()));
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

    /**
     * The platform's threads, the window's among them. The JVM's own dump knows the virtual ones too, but crashes JDK
     * 25.0.3 now and then while they come and go: a report must not end what it reports on.
     */
    private static String threads() {
        var text = new StringBuilder();
        Thread.getAllStackTraces().entrySet().stream()
                .sorted(Comparator.comparing(entry -> entry.getKey().getName())).forEach(entry -> {
                    text.append('"').append(entry.getKey().getName()).append("\" ").append(entry.getKey().getState())
                            .append('\n');
                    for (StackTraceElement frame : entry.getValue()) {
                        text.append("    at ").append(frame).append('\n');
                    }
                });
        return text.toString();
    }
}
