package dev.rustaiide.system.terminal.internal;

import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** The processes of a session, as Linux lists them. */
final class SessionProcesses {
    private static final Path PROC = Path.of("/proc");

    private SessionProcesses() {}

    /** Those of the session called {@code session} that have not ended. */
    static List<Integer> of(int session) {
        List<Integer> members = new ArrayList<>();
        File[] folders = PROC.toFile().listFiles((folder, name) -> Character.isDigit(name.charAt(0)));
        for (File folder : folders == null ? new File[0] : folders) {
            if (isOf(session, folder.toPath())) {
                members.add(Integer.parseInt(folder.getName()));
            }
        }
        return members;
    }

    /** Behind the name, which is in brackets and may be anything: state, parent, group, session. */
    private static boolean isOf(int session, Path folder) {
        try {
            String stat = Files.readString(folder.resolve("stat"), StandardCharsets.ISO_8859_1);
            String[] words = stat.substring(stat.lastIndexOf(')') + 2).split(" ");
            return words[3].equals(Integer.toString(session)) && !words[0].equals("Z");
        } catch (IOException gone) {
            return false;
        }
    }

    static Optional<String> name(int process) {
        try {
            return Optional.of(Files.readString(PROC.resolve(process + "/comm"), StandardCharsets.UTF_8).strip());
        } catch (IOException gone) {
            return Optional.empty();
        }
    }

    static Optional<Path> folder(long process) {
        try {
            return Optional.of(Files.readSymbolicLink(PROC.resolve(process + "/cwd")));
        } catch (IOException gone) {
            return Optional.empty();
        }
    }
}
