package dev.rustaiide.foundation.platform.internal;

import java.lang.management.ManagementFactory;
import java.nio.file.Path;
import java.util.List;

import com.sun.management.OperatingSystemMXBean;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;

import dev.rustaiide.foundation.platform.Machine;

/** Reads what the kernel and the JVM tell. */
@Component
public final class LocalMachine implements Machine {
    private final Environment environment;
    private final SystemFiles files;

    @Activate
    public LocalMachine() {
        this(Environment.ofProcess(), Path.of("/"));
    }

    LocalMachine(Environment environment, Path root) {
        this.environment = environment;
        this.files = new SystemFiles(root);
    }

    @Override
    public Facts facts() {
        String kernel = environment.property("os.name") + ' ' + environment.property("os.version");
        String name = SystemFiles.after("PRETTY_NAME=", files.lines("etc/os-release")).replace("\"", "");
        String jdk = environment.property("java.version") + " (" + environment.property("java.vendor") + ')';
        List<String> memory = files.lines("proc/meminfo");
        long total = memory.isEmpty() ? memoryByBean() : kilobytes("MemTotal:", memory);
        long available = kilobytes("MemAvailable:", memory);
        long limit = new ContainerLimits(files).memory();
        return new Facts(name.isEmpty() ? kernel : name, kernel, environment.property("os.arch"),
                Runtime.getRuntime().availableProcessors(), limit > 0 ? Math.min(total, limit) : total,
                limit > 0 ? Math.min(available, limit) : available, display(), jdk, gpu());
    }

    private DisplayServer display() {
        if (environment.isMac() || environment.isWindows()) {
            return DisplayServer.NATIVE;
        }
        if (!environment.variable("WAYLAND_DISPLAY").isEmpty()) {
            return DisplayServer.WAYLAND;
        }
        return environment.variable("DISPLAY").isEmpty() ? DisplayServer.NONE : DisplayServer.X11;
    }

    /** Loads a good many classes, so only where the kernel has no file for it. */
    private static long memoryByBean() {
        return ManagementFactory.getOperatingSystemMXBean() instanceof OperatingSystemMXBean bean
                ? bean.getTotalMemorySize() : 0;
    }

    private String gpu() {
        for (String card : files.names("proc/driver/nvidia/gpus", "*")) {
            String model = SystemFiles.after("Model:", files.lines("proc/driver/nvidia/gpus/" + card + "/information"));
            if (!model.isEmpty()) {
                return model;
            }
        }
        for (String card : files.names("sys/class/drm", "card*")) {
            String vendor = files.text("sys/class/drm/" + card + "/device/vendor").strip();
            if (!vendor.isEmpty()) {
                return vendorName(vendor);
            }
        }
        return "";
    }

    private static String vendorName(String id) {
        return switch (id) {
            case "0x10de" -> "NVIDIA";
            case "0x1002" -> "AMD";
            case "0x8086" -> "Intel";
            default -> "PCI vendor " + id;
        };
    }

    private static long kilobytes(String start, List<String> lines) {
        return SystemFiles.number(SystemFiles.after(start, lines).replace("kB", "")) * 1024;
    }
}
