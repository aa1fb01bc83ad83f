package dev.rustaiide.foundation.platform.internal;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

import dev.rustaiide.foundation.async.Scope;
import dev.rustaiide.foundation.platform.Finding;
import dev.rustaiide.foundation.platform.Finding.Group;
import dev.rustaiide.foundation.platform.Finding.State;
import dev.rustaiide.foundation.platform.Machine;
import dev.rustaiide.foundation.platform.Probe;

/** Looks at the Java that runs this process, and how it was started. */
final class JavaProbe implements Probe {
    private static final int JDK = 25;
    private static final List<String> FOREIGN_OPTIONS = List.of("JAVA_TOOL_OPTIONS", "_JAVA_OPTIONS",
            "JDK_JAVA_OPTIONS");

    private final Machine machine;
    private final Environment environment;
    private final SystemFiles files;

    JavaProbe(Machine machine) {
        this(machine, Environment.ofProcess(), SystemFiles.ofMachine());
    }

    JavaProbe(Machine machine, Environment environment, SystemFiles files) {
        this.machine = machine;
        this.environment = environment;
        this.files = files;
    }

    @Override
    public List<Finding> examine(Scope scope) {
        List<String> flags = flags();
        var findings = new ArrayList<Finding>();
        findings.add(jdk());
        findings.add(cache(flags));
        findings.add(Finding.fact(Group.JAVA, "options", flags.isEmpty() ? "none" : String.join(" ", flags)));
        FOREIGN_OPTIONS.stream().filter(name -> !environment.variable(name).isEmpty())
                .forEach(name -> findings.add(Finding.weak(Group.JAVA, name, environment.variable(name),
                        "Changes how every Java program starts, this one too", "unset " + name)));
        return findings;
    }

    private Finding jdk() {
        String version = machine.facts().jdk();
        boolean old = ToolProbe.isOlder(ToolProbe.versionIn(version), Integer.toString(JDK));
        return new Finding(Group.JAVA, "jdk", old ? State.OLD : State.OK, true, version,
                environment.property("java.home"), "Runs the IDE",
                old ? "Install JDK " + JDK + " or newer and set JAVA_HOME to its folder." : "");
    }

    private List<String> flags() {
        return Arrays.stream(files.text("proc/self/cmdline").split("\0"))
                .filter(word -> word.startsWith("-X")).toList();
    }

    /** Whether the JVM has mapped the cache: it says nothing if the file fits neither its version nor the bundles. */
    private Finding cache(List<String> flags) {
        String file = SystemFiles.after("-XX:AOTCache=", flags);
        if (file.isEmpty()) {
            return Finding.fact(Group.JAVA, "start-up cache", "not asked for");
        }
        boolean mapped = files.lines("proc/self/maps").stream().anyMatch(line -> line.endsWith(file));
        return mapped ? new Finding(Group.JAVA, "start-up cache", State.OK, false, "in use", file, "", "")
                : new Finding(Group.JAVA, "start-up cache", State.WEAK, false, "not in use", file,
                        "Halves the time that a start takes",
                        "Start the IDE once more; it is made anew when it quits.");
    }
}
