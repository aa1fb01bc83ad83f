package dev.rustaiide.system.git.messages.internal;

import java.util.List;
import java.util.stream.Collectors;

import dev.rustaiide.system.git.integration.Change;
import dev.rustaiide.system.git.messages.CommitMessages.Kind;

/** What can be said of changes without understanding them. */
final class Template {
    private static final int MOST_LINES = 30;
    private static final int LONGEST_SUBJECT = 72;

    private Template() {}

    static String of(Changes changes, Kind kind) {
        List<Changes.Of> files = changes.files();
        String lines = files.stream().limit(MOST_LINES).map(file -> "- " + file.change().word() + " " + file.path()
                + " (+" + file.added() + " −" + file.removed() + ")").collect(Collectors.joining("\n"));
        String rest = files.size() > MOST_LINES ? "\n- and " + (files.size() - MOST_LINES) + " files more" : "";
        String subject = subject(files);
        return kind == Kind.SUMMARY ? subject + ":\n\n" + lines + rest
                : files.size() == 1 ? subject : subject + "\n\n" + lines + rest;
    }

    private static String subject(List<Changes.Of> files) {
        String verb = files.stream().map(file -> verb(file.change())).distinct().count() == 1
                ? verb(files.getFirst().change()) : "Change";
        String whole = verb + " " + (files.size() == 1 ? files.getFirst().path() : files.size() + " files"
                + within(files));
        return whole.length() <= LONGEST_SUBJECT ? whole : verb + " " + (files.size() == 1
                ? name(files.getFirst().path()) : files.size() + " files");
    }

    private static String verb(Change change) {
        return switch (change) {
            case ADDED, UNTRACKED -> "Add";
            case DELETED -> "Delete";
            default -> "Change";
        };
    }

    private static String name(String path) {
        return path.substring(path.lastIndexOf('/') + 1);
    }

    /** The folder that all are in. */
    private static String within(List<Changes.Of> files) {
        String common = files.getFirst().path();
        for (Changes.Of file : files) {
            while (!file.path().startsWith(common) || !common.isEmpty() && !common.endsWith("/")) {
                int slash = common.lastIndexOf('/', common.length() - 2);
                common = slash < 0 ? "" : common.substring(0, slash + 1);
            }
        }
        return common.isEmpty() ? "" : " in " + common.substring(0, common.length() - 1);
    }
}
