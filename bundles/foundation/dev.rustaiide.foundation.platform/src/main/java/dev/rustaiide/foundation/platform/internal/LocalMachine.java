package dev.rustaiide.foundation.platform.internal;

import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

import com.sun.management.OperatingSystemMXBean;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;

import dev.rustaiide.foundation.platform.Machine;

/** Reads what the kernel and the JVM tell. */
@Component
public final class LocalMachine implements Machine {
    private final Environment environment;
    private final Path root;

    @Activate
    public LocalMachine() {
        this(Environment.ofProcess(), Path.of("/"));
    }

    LocalMachine(Environment environment, Path root) {
        this.environment = environment;
        this.root = root;
    }

    @Override
    public Facts facts() {
        String kernel = environment.property("os.name") + ' ' + environment.property("os.version");
        String name = after("PRETTY_NAME=", lines("etc/os-release")).replace("\"", "");
        String jdk = environment.property("java.version") + " (" + environment.property("java.vendor") + ')';
        List<String> memory = lines("proc/meminfo");
        long total = memory.isEmpty() ? memoryByBean() : kilobytes("MemTotal:", memory);
        long available = kilobytes("MemAvailable:", memory);
        long limit = containerLimit();
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

    /** 0 if there is none. */
    private long containerLimit() {
        List<String> limit = lines("sys/fs/cgroup/memory.max");
        return limit.isEmpty() ? 0 : number(limit.get(0));
    }

    private String gpu() {
        for (Path card : entries("proc/driver/nvidia/gpus")) {
            String model = after("Model:", read(card.resolve("information")));
            if (!model.isEmpty()) {
                return model;
            }
        }
        for (Path card : entries("sys/class/drm")) {
            List<String> vendor = read(card.resolve("device/vendor"));
            if (!vendor.isEmpty()) {
                return vendorName(vendor.get(0).strip());
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

    private static String after(String start, List<String> lines) {
        for (String line : lines) {
            if (line.startsWith(start)) {
                return line.substring(start.length()).strip();
            }
        }
        return "";
    }

    private static long kilobytes(String start, List<String> lines) {
        return number(after(start, lines).replace("kB", "").strip()) * 1024;
    }

    private static long number(String digits) {
        try {
            return Long.parseLong(digits.strip());
        } catch (NumberFormatException wordOrNothing) {
            return 0;
        }
    }

    private List<String> lines(String file) {
        return read(root.resolve(file));
    }

    private static List<String> read(Path file) {
        try {
            return Files.readAllLines(file);
        } catch (IOException notHere) {
            return List.of(); // no system has all of these files
        }
    }

    private List<Path> entries(String folder) {
        try (DirectoryStream<Path> entries = Files.newDirectoryStream(root.resolve(folder))) {
            var all = new ArrayList<Path>();
            entries.forEach(all::add);
            all.sort(null);
            return all;
        } catch (IOException notHere) {
            return List.of(); // no system has all of these folders
        }
    }
}
