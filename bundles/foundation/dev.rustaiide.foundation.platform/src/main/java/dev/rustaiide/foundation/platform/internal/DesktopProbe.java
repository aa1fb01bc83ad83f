package dev.rustaiide.foundation.platform.internal;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

import dev.rustaiide.foundation.async.Scope;
import dev.rustaiide.foundation.platform.Finding;
import dev.rustaiide.foundation.platform.Finding.Group;
import dev.rustaiide.foundation.platform.Finding.State;
import dev.rustaiide.foundation.platform.Machine;
import dev.rustaiide.foundation.platform.Machine.DisplayServer;
import dev.rustaiide.foundation.platform.Probe;
import dev.rustaiide.foundation.platform.Programs;

/** Looks at what shows windows. The command line needs none of it. */
final class DesktopProbe implements Probe {
    private static final List<String> LIBRARIES = List.of("usr/lib/x86_64-linux-gnu", "usr/lib64", "usr/lib");
    private static final List<String> FONTS = List.of("usr/share/fonts", "usr/local/share/fonts");
    private static final int MOST_FONTS = 5000;

    private final Machine machine;
    private final Programs programs;
    private final Environment environment;
    private final SystemFiles files;

    DesktopProbe(Machine machine, Programs programs) {
        this(machine, programs, Environment.ofProcess(), SystemFiles.ofMachine());
    }

    DesktopProbe(Machine machine, Programs programs, Environment environment, SystemFiles files) {
        this.machine = machine;
        this.programs = programs;
        this.environment = environment;
        this.files = files;
    }

    @Override
    public List<Finding> examine(Scope scope) {
        var findings = new ArrayList<Finding>();
        findings.add(display(machine.facts().display()));
        findings.add(Finding.fact(Group.DESKTOP, "scale", scale()));
        if (!environment.isMac() && !environment.isWindows()) {
            findings.add(library("gtk", "libgtk-3.so.0", "Draws the window", "libgtk-3-0"));
            findings.add(library("webkitgtk", "libwebkit2gtk-4.1.so.0", "Shows web pages inside of the window",
                    "libwebkit2gtk-4.1-0"));
            findings.add(fonts());
        }
        return findings;
    }

    private Finding display(DisplayServer server) {
        boolean none = server == DisplayServer.NONE;
        String session = environment.variable("XDG_CURRENT_DESKTOP");
        return new Finding(Group.DESKTOP, "display", none ? State.MISSING : State.OK, false,
                none ? "" : server.name() + (session.isEmpty() ? "" : ", " + session), "",
                "Shows the windows of the IDE; the command line works without", none
                        ? "Log in to a desktop, or set DISPLAY to an X server such as Xvfb." : "");
    }

    private String scale() {
        String whole = environment.variable("GDK_SCALE");
        String fonts = environment.variable("GDK_DPI_SCALE");
        return whole.isEmpty() && fonts.isEmpty() ? "as the desktop says"
                : "GDK_SCALE=" + (whole.isEmpty() ? "1" : whole) + (fonts.isEmpty() ? "" : ", GDK_DPI_SCALE=" + fonts);
    }

    /** The library's own file tells its version behind {@code .so}; links lead there. */
    private Finding library(String name, String soname, String purpose, String debian) {
        for (String folder : LIBRARIES) {
            List<String> found = files.names(folder, soname + "*");
            if (!found.isEmpty()) {
                String version = found.getLast().substring(found.getLast().indexOf(".so.") + 4);
                return new Finding(Group.DESKTOP, name, State.OK, false, meaning(name, version),
                        files.root().resolve(folder).resolve(soname).toString(), purpose, "");
            }
        }
        return new Finding(Group.DESKTOP, name, State.MISSING, false, "", "", purpose,
                Remedies.of(debian, programs));
    }

    /** GTK counts 3.24 in hundreds of its second number; of WebKitGTK the interface is asked for, which is 4.1. */
    private static String meaning(String name, String version) {
        String[] parts = version.split("\\.");
        boolean gtk = name.equals("gtk") && parts.length > 1 && parts[1].length() == 4;
        return (gtk ? "3." + parts[1].substring(0, 2) : "4.1") + " (" + version + ")";
    }

    private Finding fonts() {
        long count = FONTS.stream().mapToLong(folder -> fontFiles(files.root().resolve(folder))).sum()
                + fontFiles(environment.home().resolve(".local/share/fonts"))
                + fontFiles(environment.home().resolve(".fonts"));
        return count > 0 ? Finding.fact(Group.DESKTOP, "fonts", count + " files")
                : new Finding(Group.DESKTOP, "fonts", State.MISSING, false, "", "", "Text in the window needs some",
                        Remedies.of("fonts-dejavu", programs));
    }

    private static long fontFiles(Path folder) {
        if (!Files.isDirectory(folder)) {
            return 0;
        }
        try (Stream<Path> all = Files.walk(folder, 6)) {
            return all.limit(MOST_FONTS).filter(file -> file.toString().matches("(?i).*\\.(ttf|otf|ttc|pfb)")).count();
        } catch (IOException | UncheckedIOException unreadable) {
            return 0;
        }
    }
}
