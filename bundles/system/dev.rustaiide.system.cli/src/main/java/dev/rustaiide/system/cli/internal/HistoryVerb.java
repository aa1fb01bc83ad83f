package dev.rustaiide.system.cli.internal;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

import dev.rustaiide.foundation.error.Failure;
import dev.rustaiide.foundation.error.FailureException;
import dev.rustaiide.foundation.fs.Encoding;
import dev.rustaiide.foundation.fs.TextFile;
import dev.rustaiide.foundation.fs.TextFiles;
import dev.rustaiide.foundation.fs.WriteReason;
import dev.rustaiide.foundation.history.FileHistory;
import dev.rustaiide.foundation.history.KeptFile;
import dev.rustaiide.foundation.history.KeptText;
import dev.rustaiide.foundation.history.Revision;
import dev.rustaiide.foundation.serialization.Json;
import dev.rustaiide.foundation.text.Text;
import dev.rustaiide.foundation.text.UnifiedDiff;
import dev.rustaiide.system.cli.ExitCode;
import dev.rustaiide.system.cli.Invocation;
import dev.rustaiide.system.cli.Usage;
import dev.rustaiide.system.cli.Usage.Count;
import dev.rustaiide.system.cli.Usage.Option;
import dev.rustaiide.system.cli.Usage.Parameter;
import dev.rustaiide.system.cli.Verb;

/** Lists, shows and brings back what files had in them. */
@Component(property = Verb.NAME + "=history")
public final class HistoryVerb implements Verb {
    private static final String SHOW = "show";
    private static final String RESTORE = "restore";
    private static final DateTimeFormatter TIME =
            DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm:ss", Locale.ROOT).withZone(ZoneId.systemDefault());

    private final FileHistory history;
    private final TextFiles files;

    @Activate
    public HistoryVerb(@Reference FileHistory history, @Reference TextFiles files) {
        this.history = history;
        this.files = files;
    }

    @Override
    public String name() {
        return "history";
    }

    @Override
    public String summary() {
        return "lists what a file had in it before, shows one of these contents, or puts it back";
    }

    @Override
    public Usage usage() {
        return new Usage(List.of(
                new Parameter("FILE", Count.ONE, "A file, be it deleted, or a folder: the files in it that have a"
                        + " history; or the word show or restore"),
                new Parameter("FILE@ID", Count.OPTIONAL, "What to show or restore; the list tells the ids")),
                List.of(new Option("dry-run", "", "With restore: shows the difference and changes nothing")),
                "Kept is what was there before each save, refactoring and deletion, on this machine only and outside of"
                        + " the project; how much and how long is set by history.days and history.megabytes.");
    }

    @Override
    public ExitCode run(Invocation invocation) throws FailureException {
        String first = invocation.parameters().get(0);
        if (invocation.parameters().size() == 1) {
            Path path = invocation.folder().resolve(first).normalize();
            boolean folder = Files.isDirectory(path) || !Files.exists(path) && history.revisions(path).isEmpty()
                    && !history.below(path).isEmpty();
            return folder ? listFolder(path, invocation) : list(path, invocation);
        }
        Revision revision = revision(invocation.parameters().get(1), invocation);
        return switch (first) {
            case SHOW -> show(revision, invocation);
            case RESTORE -> restore(revision, path(invocation.parameters().get(1), invocation), invocation);
            default -> throw new FailureException(new Failure.Other("Cannot do that to the history.",
                    "It knows no \"" + first + "\".", "Say show or restore, or only the name of a file."));
        };
    }

    private static Path path(String place, Invocation invocation) {
        int at = place.lastIndexOf('@');
        return invocation.folder().resolve(at < 0 ? place : place.substring(0, at)).normalize();
    }

    private Revision revision(String place, Invocation invocation) throws FailureException {
        String id = place.substring(place.lastIndexOf('@') + 1);
        Path file = path(place, invocation);
        return history.revisions(file).stream().filter(revision -> revision.id().equals(id)).findFirst()
                .orElseThrow(() -> new FailureException(new Failure.Other("Cannot find " + place + ".",
                        file + " has no content with that id.", "See which it has: rust-ai-ide history " + file)));
    }

    private ExitCode list(Path file, Invocation invocation) {
        List<Revision> revisions = history.revisions(file);
        var rows = new ArrayList<List<String>>();
        for (Revision one : revisions) {
            rows.add(List.of(one.id(), TIME.format(one.time()), why(one), Long.toString(one.size()), one.label()));
        }
        Table.lines(rows).forEach(invocation::print);
        if (revisions.isEmpty()) {
            invocation.message(history.refusal(file).map(why -> "Nothing is kept of " + file + ". " + why)
                    .orElse("Nothing is kept of " + file + " yet."));
        }
        invocation.print(Json.object().put("file", file.toString())
                .put("revisions", Json.array(revisions.stream().map(HistoryVerb::json).toList())).build());
        return ExitCode.OK;
    }

    private ExitCode listFolder(Path folder, Invocation invocation) {
        List<KeptFile> kept = history.below(folder);
        var rows = new ArrayList<List<String>>();
        var items = new ArrayList<Json>();
        for (KeptFile one : kept) {
            boolean there = Files.exists(one.file());
            rows.add(List.of(TIME.format(one.last()), Integer.toString(one.revisions()),
                    folder.relativize(one.file()).toString(), there ? "" : "deleted"));
            items.add(Json.object().put("file", one.file().toString()).put("revisions", one.revisions())
                    .put("last", one.last().toString()).put("exists", there).build());
        }
        Table.lines(rows).forEach(invocation::print);
        invocation.print(Json.object().put("folder", folder.toString()).put("files", Json.array(items)).build());
        return ExitCode.OK;
    }

    private static String why(Revision revision) {
        String what = switch (revision.reason().kind()) {
            case SAVED -> "before a save";
            case REFACTORED -> "before a refactoring";
            case AI_EDIT -> "before an edit by AI";
            case REVERTED -> "before changes were given up";
            case DELETED -> "before it was deleted";
            case CHANGED_OUTSIDE -> "before another program changed it";
            case RESTORED -> "before an older content came back";
            case LABELLED -> "kept by hand";
        };
        return revision.reason().note().isEmpty() ? what : what + ": " + revision.reason().note();
    }

    private static Json json(Revision revision) {
        Instant time = revision.time();
        return Json.object().put("id", revision.id()).put("file", revision.file().toString())
                .put("time", time.toString()).put("reason", revision.reason().kind().name().toLowerCase(Locale.ROOT))
                .put("note", revision.reason().note()).put("label", revision.label()).put("size", revision.size())
                .put("sha256", revision.content()).build();
    }

    private ExitCode show(Revision revision, Invocation invocation) throws FailureException {
        byte[] content = history.content(revision);
        invocation.write(content);
        invocation.print(Json.object().put("revision", json(revision))
                .put("text", KeptText.of(content).text().toString()).build());
        return ExitCode.OK;
    }

    private ExitCode restore(Revision revision, Path file, Invocation invocation) throws FailureException {
        KeptText kept = KeptText.of(history.content(revision));
        Optional<TextFile> now = Files.exists(file) ? Optional.of(files.read(file)) : Optional.empty();
        Text before = now.map(TextFile::text).orElse(Text.EMPTY);
        Encoding encoding = kept.encoding();
        boolean same = now.isPresent() && before.equals(kept.text()) && now.get().encoding().equals(encoding);
        boolean dry = invocation.has("dry-run");
        if (dry) {
            UnifiedDiff.of(now.isEmpty() ? UnifiedDiff.NOTHING : "a/" + file.getFileName(), "b/" + file.getFileName(),
                    before, kept.text()).forEach(invocation::print);
        } else if (!same) {
            write(file, kept);
        }
        String told = same ? file + " has that content already." : dry ? "Nothing was changed: --dry-run."
                : file + " is as it was at " + TIME.format(revision.time()) + ".";
        invocation.message(told);
        invocation.print(Json.object().put("file", file.toString()).put("id", revision.id())
                .put("changed", !same && !dry).put("wouldChange", !same).build());
        return ExitCode.OK;
    }

    private void write(Path file, KeptText kept) throws FailureException {
        try {
            Files.createDirectories(file.getParent());
        } catch (IOException refused) {
            throw new FailureException(new Failure.Other("Cannot restore " + file.getFileName() + ".",
                    "Its folder cannot be made: " + refused.getMessage() + '.', "Make it, and try again."), refused);
        }
        WriteReason.during(new WriteReason(WriteReason.Kind.RESTORED, ""),
                () -> files.write(file, kept.text(), kept.encoding()));
    }
}
