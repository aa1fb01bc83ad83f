package dev.rustaiide.foundation.platform.internal;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

import dev.rustaiide.foundation.async.Scope;
import dev.rustaiide.foundation.platform.Finding;
import dev.rustaiide.foundation.platform.Finding.Group;
import dev.rustaiide.foundation.platform.Machine;
import dev.rustaiide.foundation.platform.Machine.Facts;
import dev.rustaiide.foundation.platform.Probe;

/**
 * Looks at processor, memory and graphics. By the kernel's files: a library such as OSHI reads the same ones on Linux,
 * after loading some hundreds of classes and a native library.
 */
final class HardwareProbe implements Probe {
    private static final long MEMORY = 2L << 30;

    /** What numerical code asks for, by the kernel's word for it. */
    private static final Map<String, String> FEATURES = features();

    private final Machine machine;
    private final SystemFiles files;

    HardwareProbe(Machine machine) {
        this(machine, SystemFiles.ofMachine());
    }

    HardwareProbe(Machine machine, SystemFiles files) {
        this.machine = machine;
        this.files = files;
    }

    private static Map<String, String> features() {
        var features = new LinkedHashMap<String, String>();
        features.put("avx2", "AVX2");
        features.put("fma", "FMA");
        features.put("f16c", "F16C");
        features.put("avx512f", "AVX-512");
        features.put("avx512_vnni", "AVX-512 VNNI");
        features.put("avx512_bf16", "AVX-512 BF16");
        features.put("avx_vnni", "AVX-VNNI");
        features.put("amx_tile", "AMX");
        features.put("asimd", "NEON");
        features.put("asimddp", "dot product");
        features.put("i8mm", "I8MM");
        features.put("bf16", "BF16");
        features.put("sve", "SVE");
        features.put("sve2", "SVE2");
        return features;
    }

    @Override
    public List<Finding> examine(Scope scope) {
        Facts facts = machine.facts();
        List<String> cpu = files.lines("proc/cpuinfo");
        var findings = new ArrayList<Finding>();
        findings.add(Finding.fact(Group.MACHINE, "processor", model(cpu, facts)));
        findings.add(vectors(cpu, facts));
        findings.add(cores(cpu, facts));
        findings.add(memory(facts));
        findings.add(Finding.fact(Group.MACHINE, "gpu", gpu(facts)));
        return findings;
    }

    private static String value(String name, List<String> cpu) {
        return cpu.stream().filter(line -> line.startsWith(name)).map(line -> line.substring(line.indexOf(':') + 1))
                .map(String::strip).findFirst().orElse("");
    }

    private static String model(List<String> cpu, Facts facts) {
        String model = value("model name", cpu);
        return model.isEmpty() ? facts.architecture() : model.replaceAll("\\s+", " ");
    }

    private static Finding vectors(List<String> cpu, Facts facts) {
        Set<String> flags = new HashSet<>(List.of((value("flags", cpu) + ' ' + value("Features", cpu)).split("\\s+")));
        List<String> known = FEATURES.keySet().stream().filter(flags::contains).map(FEATURES::get).toList();
        boolean weak = facts.architecture().equals("amd64") && !cpu.isEmpty() && !flags.contains("avx2");
        String names = known.isEmpty() ? "none known" : String.join(", ", known);
        return weak ? Finding.weak(Group.MACHINE, "vector units", names,
                "Local models are several times slower without AVX2",
                "Use a machine with AVX2 for local models; everything else works.")
                : Finding.fact(Group.MACHINE, "vector units", names);
    }

    private Finding cores(List<String> cpu, Facts facts) {
        long all = cpu.stream().filter(line -> line.startsWith("processor")).count();
        double limit = new ContainerLimits(files).processors();
        String text = facts.processors() + (all > facts.processors() ? " of " + all : "") + " usable"
                + (limit > 0 ? String.format(Locale.ROOT, ", container limit %.1f", limit) : "");
        return limit > 0 && limit < 1 ? Finding.weak(Group.MACHINE, "cores", text, "Typing stutters with less than one",
                "Give the container at least one processor.") : Finding.fact(Group.MACHINE, "cores", text);
    }

    private Finding memory(Facts facts) {
        long limit = new ContainerLimits(files).memory();
        String text = gibibytes(facts.memory()) + (facts.availableMemory() > 0
                ? ", " + gibibytes(facts.availableMemory()) + " available" : "")
                + (limit > 0 && limit <= facts.memory() ? ", container limit" : "");
        return facts.memory() < MEMORY ? Finding.weak(Group.MACHINE, "memory", text,
                "rust-analyzer alone takes more on larger projects", "Give it 4 GiB or more.")
                : Finding.fact(Group.MACHINE, "memory", text);
    }

    static String gibibytes(long bytes) {
        return bytes < 1L << 30 ? (bytes >> 20) + " MiB"
                : String.format(Locale.ROOT, "%.1f GiB", bytes / (double) (1L << 30));
    }

    private String gpu(Facts facts) {
        if (facts.gpu().isEmpty()) {
            return "none";
        }
        String nvidia = files.text("proc/driver/nvidia/version").replaceFirst("(?s).*?\\s(\\d+\\.\\d+(\\.\\d+)?)\\s.*",
                "$1").strip();
        for (String card : files.names("sys/class/drm", "card*")) {
            String driver = SystemFiles.after("DRIVER=", files.lines("sys/class/drm/" + card + "/device/uevent"));
            if (!driver.isEmpty()) {
                return facts.gpu() + ", driver " + driver + (nvidia.isEmpty() ? "" : " " + nvidia);
            }
        }
        return facts.gpu() + (nvidia.isEmpty() ? ", no driver" : ", driver nvidia " + nvidia);
    }
}
