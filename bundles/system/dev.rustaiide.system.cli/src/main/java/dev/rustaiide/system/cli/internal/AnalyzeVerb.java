package dev.rustaiide.system.cli.internal;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CancellationException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.atomic.AtomicInteger;

import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

import dev.rustaiide.ai.code.analysis.Syntax;
import dev.rustaiide.foundation.async.Call;
import dev.rustaiide.foundation.async.Scope;
import dev.rustaiide.foundation.cache.Caches;
import dev.rustaiide.foundation.common.Counted;
import dev.rustaiide.foundation.config.Settings;
import dev.rustaiide.foundation.config.SettingsView;
import dev.rustaiide.foundation.error.Failure;
import dev.rustaiide.foundation.error.FailureException;
import dev.rustaiide.foundation.error.WindowMessage;
import dev.rustaiide.foundation.fs.FileRefusedException;
import dev.rustaiide.foundation.fs.TextFiles;
import dev.rustaiide.foundation.fs.VirtualFiles;
import dev.rustaiide.foundation.serialization.Json;
import dev.rustaiide.foundation.text.Text;
import dev.rustaiide.foundation.types.Language;
import dev.rustaiide.system.cli.ExitCode;
import dev.rustaiide.system.cli.Invocation;
import dev.rustaiide.system.cli.Usage;
import dev.rustaiide.system.cli.Usage.Count;
import dev.rustaiide.system.cli.Usage.Option;
import dev.rustaiide.system.cli.Usage.Parameter;
import dev.rustaiide.system.cli.Verb;

/** Counts what the syntax of files tells, several files at a time. */
@Component(property = Verb.NAME + "=analyze")
public final class AnalyzeVerb implements Verb {
    private static final int FIRST_LINE = 200;

    private final Syntax syntax;
    private final TextFiles textFiles;
    private final VirtualFiles virtual;
    private final Settings settings;
    private final Caches caches;

    /** What all workers of one run share. */
    private record Job(Analyses analyses, boolean cached, long largest, Tally tally) {}

    @Activate
    public AnalyzeVerb(@Reference Syntax syntax, @Reference TextFiles textFiles, @Reference VirtualFiles virtual,
            @Reference Settings settings, @Reference Caches caches) {
        this.virtual = virtual;
        this.syntax = syntax;
        this.settings = settings;
        this.textFiles = textFiles;
        this.caches = caches;
    }

    @Override
    public String name() {
        return "analyze";
    }

    @Override
    public String summary() {
        return "counts files, lines, symbols and parse errors by language";
    }

    @Override
    public Usage usage() {
        return new Usage(List.of(new Parameter("PATH", Count.ONE,
                "A file, or a folder or an archive with all in it; git:REVISION:PATH for what it was")),
                List.of(new Option("strict", "", "Ends with exit code 1 if something does not parse"),
                        new Option("symbols", "", "Lists what each file declares too"),
                        new Option("no-cache", "", "Parses each file, also those that are known from before")),
                "What Git ignores, hidden folders and the output of builds are left out; links are not followed.\n"
                        + "The settings files.* and analysis.* change that: see rust-ai-ide config list files");
    }

    @Override
    public ExitCode run(Invocation invocation) throws FailureException, InterruptedException {
        Path named = Target.of(invocation.parameters().get(0), invocation.folder(), virtual).path();
        Path root = Files.isDirectory(named) ? named : virtual.inside(named).orElse(named);
        virtual.remarks(root).forEach(invocation::message);
        SettingsView set = settings.in(named);
        SourceWalk walk = walk(root, SourceWalk.Rules.of(set));
        var tally = new Tally(invocation.has("symbols"));
        walk.unreadable().forEach(path -> tally.addUnreadable(new Failure.NoPermission(path, "read")));
        var job = new Job(new Analyses(syntax, caches), !invocation.has("no-cache"),
                set.get(AnalysisSettings.LARGEST) << 20, tally);
        long wanted = set.get(AnalysisSettings.WORKERS);
        long workers = wanted == 0 ? Runtime.getRuntime().availableProcessors() : wanted;
        Call<Boolean> call = Call.start("analyze", scope -> count(scope, walk.files(), workers, job, invocation));
        try {
            call.await();
        } catch (ExecutionException failed) {
            throw new IllegalStateException(failed.getCause());
        } finally {
            call.cancel();
        }
        tally.failures().toFailure("Cannot read " + tally.unreadable() + " files and folders.")
                .ifPresent(failure -> invocation.message(WindowMessage.of(failure)));
        text(tally).forEach(invocation::print);
        invocation.print(json(root, tally));
        return invocation.has("strict") && tally.all().parseErrors() > 0 ? ExitCode.FINDINGS : ExitCode.OK;
    }

    private static SourceWalk walk(Path root, SourceWalk.Rules rules) throws FailureException {
        try {
            return SourceWalk.of(root, rules);
        } catch (FileRefusedException refused) {
            throw new FailureException(refused.failure(), refused);
        } catch (IOException denied) {
            throw new FailureException(new Failure.NoPermission(root, "read"), denied);
        }
    }

    /** Several workers, each of which takes the next file until there is none. */
    private boolean count(Scope scope, List<Path> files, long atATime, Job job, Invocation invocation)
            throws InterruptedException, ExecutionException {
        var next = new AtomicInteger();
        var workers = new ArrayList<Call<Boolean>>();
        for (long i = Math.min(atATime, files.size()); i > 0; i--) {
            workers.add(scope.start("analyze files", part -> {
                for (int at = next.getAndIncrement(); at < files.size(); at = next.getAndIncrement()) {
                    part.check();
                    count(files.get(at), job);
                    if (at % 100 == 99) {
                        invocation.progress("Analysed " + (at + 1) + " of " + files.size() + " files");
                    }
                }
                return true;
            }));
        }
        for (Call<Boolean> worker : workers) {
            worker.await();
        }
        return true;
    }

    private void count(Path file, Job job) throws InterruptedException {
        Tally tally = job.tally();
        try {
            demandSize(file, job.largest());
            Tally.FileCounts counts = counts(file, textFiles.read(file).text(), job);
            synchronized (tally) {
                tally.add(counts);
            }
        } catch (FailureException failed) {
            Failure failure = failed.failure();
            boolean noText = !(failure instanceof Failure.NoPermission || failure instanceof Failure.Missing);
            synchronized (tally) {
                if (noText) {
                    tally.addSkipped();
                } else {
                    tally.addUnreadable(failure);
                }
            }
        } catch (CancellationException stopped) {
            throw new InterruptedException(stopped.getMessage());
        }
    }

    private static void demandSize(Path file, long largest) throws FailureException {
        try {
            long size = Files.size(file);
            if (size > largest) {
                throw new FailureException(new Failure.TooLarge(file, size, largest));
            }
        } catch (IOException gone) {
            throw new FailureException(new Failure.Missing(file), gone);
        }
    }

    private Tally.FileCounts counts(Path file, Text text, Job job) throws InterruptedException {
        String firstLine = text.substring(0, Math.min(text.lineEnd(0), FIRST_LINE));
        Language language = syntax.languageOf(file, firstLine);
        Analyses.Analysis analysis = job.analyses().of(language, text, job.cached());
        return new Tally.FileCounts(file, language, lines(text), analysis.outline(), analysis.errors());
    }

    /** As {@code wc} and people count: what follows the last line feed is a line only if there is something. */
    private static int lines(Text text) {
        boolean ended = text.length() == 0 || text.charAt(text.length() - 1) == '\n';
        return text.lineCount() - (ended ? 1 : 0);
    }

    private static List<String> text(Tally tally) {
        var rows = new ArrayList<List<String>>();
        rows.add(List.of("Language", "Files", "Lines", "Symbols", "Parse errors"));
        tally.languages().forEach(language -> rows.add(row(language)));
        rows.add(row(tally.all()));
        var lines = new ArrayList<>(Table.lines(tally.outlineRows()));
        lines.addAll(Table.lines(rows));
        if (tally.skipped() > 0) {
            lines.add(Counted.of(tally.skipped(), "file") + " left out: no text, or too large");
        }
        if (tally.unreadable() > 0) {
            lines.add(tally.unreadable() + " could not be read");
        }
        return lines;
    }

    private static List<String> row(Tally.Counts counts) {
        return List.of(counts.name(), Long.toString(counts.files()), Long.toString(counts.lines()),
                Long.toString(counts.symbols()), Long.toString(counts.parseErrors()));
    }

    private static Json json(Path root, Tally tally) {
        var json = Json.object().put("path", root.toString()).put("files", tally.all().files())
                .put("lines", tally.all().lines()).put("symbols", tally.all().symbols())
                .put("parseErrors", tally.all().parseErrors()).put("unreadable", tally.unreadable())
                .put("skipped", tally.skipped()).put("languages", tally.languagesJson());
        return (tally.hasOutlines() ? json.put("outlines", tally.outlinesJson()) : json).build();
    }
}
