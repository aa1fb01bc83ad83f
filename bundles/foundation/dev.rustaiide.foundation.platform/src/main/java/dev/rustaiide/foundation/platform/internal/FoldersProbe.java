package dev.rustaiide.foundation.platform.internal;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import dev.rustaiide.foundation.async.Scope;
import dev.rustaiide.foundation.platform.Finding;
import dev.rustaiide.foundation.platform.Finding.Group;
import dev.rustaiide.foundation.platform.Finding.State;
import dev.rustaiide.foundation.platform.Probe;
import dev.rustaiide.foundation.platform.StandardPaths;

/** Looks whether our folders can be written, by writing, and how much room there is. */
final class FoldersProbe implements Probe {
    private static final long ROOM = 1L << 30;

    private final StandardPaths paths;

    FoldersProbe(StandardPaths paths) {
        this.paths = paths;
    }

    @Override
    public List<Finding> examine(Scope scope) {
        Map<String, Path> folders = new LinkedHashMap<>();
        folders.put("config", paths.config());
        folders.put("data", paths.data());
        folders.put("cache", paths.cache());
        folders.put("state", paths.state());
        folders.put("logs", paths.logs());
        var findings = new ArrayList<Finding>();
        folders.forEach((name, folder) -> findings.add(finding(name, folder)));
        return findings;
    }

    private static Finding finding(String name, Path folder) {
        try {
            Files.delete(Files.createTempFile(folder, ".doctor", ""));
            long free = Files.getFileStore(folder).getUsableSpace();
            boolean low = free < ROOM;
            return new Finding(Group.FOLDERS, name, low ? State.WEAK : State.OK, false,
                    HardwareProbe.gibibytes(free) + " free", folder.toString(), "Room for caches and unsaved text",
                    low ? "Free some space on the disk with " + folder + "." : "");
        } catch (IOException refused) {
            boolean there = Files.isDirectory(folder);
            return new Finding(Group.FOLDERS, name, there ? State.BROKEN : State.MISSING, true,
                    there ? "cannot be written" : "cannot be made", folder.toString(),
                    "What is set, opened and typed is kept there", there ? "chmod u+rwx '" + folder + "'"
                            : "Make room at " + folder + ", or set RUST_AI_IDE_HOME to a folder that can be written.");
        }
    }
}
