package dev.rustaiide.ai.training.decoder.internal;

import java.io.ByteArrayOutputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.Stream;

import org.jspecify.annotations.Nullable;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

import dev.rustaiide.ai.model.formats.OnnxDecoder;
import dev.rustaiide.ai.training.DecoderTuning;
import dev.rustaiide.ai.training.OwnText;
import dev.rustaiide.ai.training.decoder.internal.child.OwnTexts;
import dev.rustaiide.ai.training.decoder.internal.child.Report;
import dev.rustaiide.ai.training.decoder.internal.child.Settings;
import dev.rustaiide.ai.training.decoder.internal.child.TrainingChild;
import dev.rustaiide.foundation.async.Call;
import dev.rustaiide.foundation.async.Progress;
import dev.rustaiide.foundation.async.Scope;
import dev.rustaiide.foundation.common.Sha256;
import dev.rustaiide.foundation.fs.FolderTurn;
import dev.rustaiide.foundation.fs.WholeFile;
import dev.rustaiide.foundation.platform.Command;
import dev.rustaiide.foundation.platform.Processes;
import dev.rustaiide.foundation.platform.StandardPaths;

/** Has the child go on training a decoder. */
@Component
public final class ChildTuning implements DecoderTuning {
    private static final String KEY = "key";
    private static final int MOST_WORKERS = 2;
    private static final Path NICE = Path.of("/usr/bin/nice");

    private final TrainingProgram program;
    private final Processes processes;

    @Activate
    public ChildTuning(@Reference StandardPaths paths, @Reference Processes processes) {
        this(new TrainingProgram(paths.cache().resolve("native")), processes);
    }

    ChildTuning(TrainingProgram program, Processes processes) {
        this.program = program;
        this.processes = processes;
    }

    @Override
    public Optional<String> obstacle() {
        return program.obstacle();
    }

    @Override
    public Call<Tuned> tune(Task task) {
        return Call.start("train the decoder", scope -> tune(task, scope));
    }

    private Tuned tune(Task task, Scope scope) throws Exception {
        Path work = task.work();
        try (var turn = new FolderTurn(Files.createDirectories(work)).take()) {
            lay(task);
            var words = new ArrayList<>(List.of("tune", work.toString()));
            words.addAll(settings(task).words());
            var begun = new AtomicReference<Report.@Nullable Begun>();
            Report.Done done = TrainingProcess.run(processes, gently(program.command(words)), scope, report ->
                    tell(report, begun, scope));
            Report.Begun at = begun.get();
            if (at == null) {
                throw new IOException("it did not say what it learns from");
            }
            return new Tuned(work.resolve(TrainingChild.MADE), at.loss(), done.loss(), (int) at.tokens(),
                    (double) done.tokens() / Math.max(1, at.tokens()), at.step() > 0);
        } catch (IOException denied) {
            throw WholeFile.failure(work, 0, denied);
        }
    }

    private static Settings settings(Task task) {
        double workers = Math.clamp(Runtime.getRuntime().availableProcessors(), 1, MOST_WORKERS);
        return new Settings(Map.of("seconds", task.budget().toMillis() / 1000.0, "seed", (double) task.seed(), "rank",
                (double) task.rank(), "workers", workers));
    }

    /** People go on working meanwhile. */
    private static Command gently(Command command) {
        if (!Files.isExecutable(NICE)) {
            return command;
        }
        var words = new ArrayList<>(List.of("-n", "5", command.program()));
        words.addAll(command.arguments());
        return new Command(NICE.toString(), words, command.folder(), command.environment());
    }

    private static void tell(Report report, AtomicReference<Report.@Nullable Begun> begun, Scope scope) {
        switch (report) {
            case Report.Begun at -> begun.set(at);
            case Report.Learned learned -> scope.report(new Progress(String.format(Locale.ROOT,
                    "train the decoder, %.0f s, loss %.2f", learned.seconds(), learned.loss()), learned.step(),
                    learned.steps()));
            case Report.Unseen any -> { }
            case Report.Done any -> { }
            case Report.FellBack any -> { }
            case Report.Refused any -> { }
        }
    }

    /** Puts all there that the child needs; what is left of another task goes. */
    private static void lay(Task task) throws IOException {
        Path work = task.work();
        byte[] texts = texts(task);
        Path from = Files.createDirectories(work.resolve(TrainingChild.FROM));
        String key = key(texts, Files.readAllBytes(task.decoder().resolve(OnnxDecoder.MODEL)), task);
        Path file = work.resolve(KEY);
        if (!Files.exists(file) || !Files.readString(file).equals(key)) {
            clear(work);
            Files.createDirectories(from);
            for (String name : List.of(OnnxDecoder.MODEL, OnnxDecoder.CONFIG, TrainingChild.TOKENIZER)) {
                WholeFile.write(from.resolve(name), Files.readAllBytes(task.decoder().resolve(name)));
            }
            WholeFile.write(work.resolve(TrainingChild.TEXTS), texts);
            WholeFile.write(file, key.getBytes(StandardCharsets.UTF_8));
        }
    }

    private static void clear(Path work) throws IOException {
        try (Stream<Path> all = Files.walk(work)) {
            for (Path each : all.sorted(Comparator.reverseOrder()).toList()) {
                if (!each.equals(work) && !each.getFileName().toString().equals("lock")) {
                    Files.delete(each);
                }
            }
        }
    }

    /** As {@link OwnTexts#read} reads it. */
    static byte[] texts(Task task) throws IOException {
        var bytes = new ByteArrayOutputStream();
        try (var out = new DataOutputStream(bytes)) {
            out.writeInt(OwnTexts.VERSION);
            out.writeInt(task.learned().size() + task.checked().size());
            for (OwnText each : task.learned()) {
                write(each, true, out);
            }
            for (OwnText each : task.checked()) {
                write(each, false, out);
            }
        }
        return bytes.toByteArray();
    }

    private static void write(OwnText text, boolean isLearned, DataOutputStream out) throws IOException {
        byte[] utf8 = text.text().getBytes(StandardCharsets.UTF_8);
        out.writeBoolean(isLearned);
        out.writeUTF(text.place());
        out.writeInt(utf8.length);
        out.write(utf8);
        out.writeInt(text.silent().size());
        int at = 0;
        int bytes = 0;
        for (OwnText.Run run : text.silent()) {
            bytes += length(text.text(), at, run.start());
            out.writeInt(bytes);
            bytes += length(text.text(), run.start(), run.end());
            out.writeInt(bytes);
            at = run.end();
        }
    }

    private static int length(String text, int from, int to) {
        return text.substring(from, to).getBytes(StandardCharsets.UTF_8).length;
    }

    private static String key(byte[] texts, byte[] decoder, Task task) {
        MessageDigest digest = Sha256.digest();
        digest.update(texts);
        digest.update(decoder);
        return HexFormat.of().formatHex(digest.digest()) + ' ' + task.seed() + " rank " + task.rank();
    }
}
