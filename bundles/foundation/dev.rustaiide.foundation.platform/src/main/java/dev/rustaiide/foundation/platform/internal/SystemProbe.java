package dev.rustaiide.foundation.platform.internal;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import dev.rustaiide.foundation.async.Scope;
import dev.rustaiide.foundation.platform.Finding;
import dev.rustaiide.foundation.platform.Finding.Group;
import dev.rustaiide.foundation.platform.Machine;
import dev.rustaiide.foundation.platform.Machine.Facts;
import dev.rustaiide.foundation.platform.NativePlatform;
import dev.rustaiide.foundation.platform.Probe;

/** Looks at the operating system and at what it lets one process have. */
final class SystemProbe implements Probe {
    private static final Pattern LIBC = Pattern.compile("GNU C Library [^\\n]*?version (\\d+\\.\\d+)");
    private static final List<String> LIBC_PLACES = List.of("lib/x86_64-linux-gnu/libc.so.6", "lib64/libc.so.6",
            "lib/aarch64-linux-gnu/libc.so.6", "usr/lib/libc.so.6");
    private static final long WATCHES = 65_536;
    private static final long INSTANCES = 128;
    private static final long OPEN_FILES = 4096;

    private final Machine machine;
    private final Environment environment;
    private final SystemFiles files;

    SystemProbe(Machine machine) {
        this(machine, Environment.ofProcess(), SystemFiles.ofMachine());
    }

    SystemProbe(Machine machine, Environment environment, SystemFiles files) {
        this.machine = machine;
        this.environment = environment;
        this.files = files;
    }

    @Override
    public List<Finding> examine(Scope scope) {
        Facts facts = machine.facts();
        var findings = new ArrayList<Finding>();
        findings.add(Finding.fact(Group.SYSTEM, "system", facts.os()));
        findings.add(Finding.fact(Group.SYSTEM, "kernel", facts.kernel() + ", " + facts.architecture()));
        if (!environment.isMac() && !environment.isWindows()) {
            findings.add(libc());
            findings.add(openFiles());
            findings.add(watches());
            findings.add(instances());
        }
        findings.add(encoding());
        return findings;
    }

    private boolean isMusl() {
        return !files.names("lib", "ld-musl-*").isEmpty();
    }

    private Finding libc() {
        var platform = NativePlatform.of(environment.property("os.name"), environment.property("os.arch"), isMusl());
        if (!platform.isSupported()) {
            return Finding.broken(Group.SYSTEM, "native parts", platform.id(),
                    "The window and the parsers have parts for linux-x86_64 with the GNU C library",
                    "Run it on such a system, or in a container with one.");
        }
        for (String place : LIBC_PLACES) {
            Matcher version = LIBC.matcher(new String(files.bytes(place), StandardCharsets.ISO_8859_1));
            if (version.find()) {
                return Finding.fact(Group.SYSTEM, "libc", "GNU " + version.group(1));
            }
        }
        return Finding.fact(Group.SYSTEM, "libc", "GNU, version not known");
    }

    private Finding openFiles() {
        String limit = SystemFiles.after("Max open files", files.lines("proc/self/limits"));
        long soft = SystemFiles.number(limit.isEmpty() ? "" : limit.split("\\s+")[0]);
        boolean few = soft > 0 && soft < OPEN_FILES;
        return few ? Finding.weak(Group.SYSTEM, "open files", soft + " allowed",
                "Large projects have more files open than that", "ulimit -n 65536")
                : Finding.fact(Group.SYSTEM, "open files", limit.isEmpty() ? "not known"
                        : (soft == 0 ? "unlimited" : soft + " allowed"));
    }

    private Finding watches() {
        return watchLimit("file watches", "max_user_watches", WATCHES, 524_288,
                "Changes in large folders are seen late without them");
    }

    private Finding instances() {
        return watchLimit("watchers", "max_user_instances", INSTANCES, 1024,
                "Each program that watches folders takes some");
    }

    private Finding watchLimit(String name, String setting, long least, long better, String purpose) {
        long limit = files.numberIn("proc/sys/fs/inotify/" + setting);
        if (limit == 0) {
            return Finding.fact(Group.SYSTEM, name, "not known");
        }
        return limit < least ? Finding.weak(Group.SYSTEM, name, limit + " allowed", purpose,
                "sudo sysctl fs.inotify." + setting + "=" + better)
                : Finding.fact(Group.SYSTEM, name, limit + " allowed");
    }

    /** What the JVM made of the locale decides whether files with letters beyond ASCII can be opened. */
    private Finding encoding() {
        String encoding = environment.property("sun.jnu.encoding");
        String locale = List.of("LC_ALL", "LC_CTYPE", "LANG").stream().map(environment::variable)
                .filter(value -> !value.isEmpty()).findFirst().orElse("none set");
        boolean unicode = encoding.isEmpty() || encoding.equalsIgnoreCase("UTF-8");
        return unicode ? Finding.fact(Group.SYSTEM, "locale", locale + ", UTF-8")
                : Finding.weak(Group.SYSTEM, "locale", locale + ", " + encoding,
                        "Files whose names have letters beyond ASCII cannot be opened",
                        "Set LANG to a UTF-8 locale, e.g. export LANG=C.UTF-8");
    }
}
