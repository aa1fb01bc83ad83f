package dev.rustaiide.ai.completion.internal;

import java.nio.file.Path;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CancellationException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicReference;

import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Deactivate;
import org.osgi.service.component.annotations.Reference;
import org.slf4j.LoggerFactory;

import dev.rustaiide.ai.completion.CompletionPlace;
import dev.rustaiide.ai.completion.GhostText;
import dev.rustaiide.ai.completion.GhostTextSource;
import dev.rustaiide.ai.inference.Constraint;
import dev.rustaiide.ai.inference.Decoding;
import dev.rustaiide.ai.inference.Generation;
import dev.rustaiide.ai.inference.Inference;
import dev.rustaiide.ai.inference.Prompt;
import dev.rustaiide.ai.orchestrator.Answer;
import dev.rustaiide.ai.orchestrator.Orchestrator;
import dev.rustaiide.ai.orchestrator.Route;
import dev.rustaiide.foundation.async.Call;
import dev.rustaiide.foundation.common.Sha256;

/**
 * Has a decoder go on to the end of the line, and shows as much of it as is sure: the shipped one, or whichever the
 * orchestrator takes for completing code. If that is the whole line, it goes on with the next ones, as long as each is
 * as sure by itself and nobody has waited long. In a string it goes on to its end, in a comment it says nothing. It is
 * told of pieces of other files of the folder that share the rarest names with the place.
 *
 * <p>Reading a long text for the first time may take a slow model longer than anybody waits. It goes on reading when
 * the question is given up, since the next one needs the same; until then nothing else is asked.
 */
@Component(service = {GhostTextSource.class, DecoderGhost.class})
public final class DecoderGhost implements GhostTextSource {
    private static final Duration DEADLINE = Duration.ofMillis(150);
    private static final int MOST_TOKENS = 24;
    /** Of the lines behind the first, and how long the first may wait for them. */
    private static final int MOST_FURTHER_TOKENS = 72;
    private static final Duration FURTHER = Duration.ofMillis(80);
    /** What has to be left of the deadline then, so that the first line is not lost for them. */
    private static final Duration SPARE = Duration.ofMillis(25);
    private static final Constraint NEXT_LINES = new Constraint.Grammar("root ::= \"\\n\" [^\\x00]*");
    /** Of the first line, and of each further one: with less those are wrong too often to push the text down. */
    private static final double SURE = 0.5;
    static final double SURE_FURTHER = 0.7;
    /** Nothing is: it ends with the first token. */
    private static final double CERTAIN = 1;
    /** For those who want to choose. */
    private static final double TEMPERATURE = 0.8;
    private static final double LIKELIEST = 0.95;

    private final FolderDecoders decoders;
    private final ProjectModels models;
    private final Duration deadline;
    private final Duration further;
    private final ReadingAhead ahead;
    private final AtomicReference<Call<?>> reading = new AtomicReference<>(Call.of(""));

    @Activate
    public DecoderGhost(@Reference Orchestrator orchestrator, @Reference Inference inference,
            @Reference ProjectModels models) {
        this(new FolderDecoders(orchestrator, inference::generator, models::decoder), models, DEADLINE, FURTHER);
    }

    /** One that knows of no adapted decoders. */
    public DecoderGhost(Orchestrator orchestrator, ProjectModels models) {
        this(orchestrator, models, DEADLINE, FURTHER);
    }

    DecoderGhost(Orchestrator orchestrator, ProjectModels models, Duration deadline, Duration further) {
        this(FolderDecoders.none(orchestrator), models, deadline, further);
    }

    /** One whose first line may wait so long for further ones, within the deadline. */
    DecoderGhost(FolderDecoders decoders, ProjectModels models, Duration deadline, Duration further) {
        this.decoders = decoders;
        this.models = models;
        this.deadline = deadline;
        this.further = further;
        this.ahead = new ReadingAhead(decoders);
    }

    /** Whether anybody can be asked now. */
    boolean hasModel() {
        return decoders.general().isPresent();
    }

    @Override
    public String name() {
        return decoders.general().map(model -> "decoder " + model.id()).orElse("no decoder");
    }

    @Override
    public GhostTextSource patient() {
        return new DecoderGhost(decoders, models, Patience.FOREVER, Patience.FOREVER);
    }

    /**
     * A patient one for {@code others}, of first lines only, which asks the decoder in {@code adapted}, or the general
     * one, everywhere.
     */
    DecoderGhost over(ProjectModels others, Optional<Path> adapted) {
        return new DecoderGhost(decoders.with(file -> adapted), others, Patience.FOREVER, Duration.ZERO);
    }

    FolderDecoders decoders() {
        return decoders;
    }

    @Deactivate
    void deactivate() {
        decoders.close();
    }

    @Override
    public Duration deadline() {
        return deadline;
    }

    @Override
    public List<GhostText> at(CompletionPlace at, int most) throws InterruptedException {
        long begun = System.nanoTime();
        if (!isForetold(at)) {
            return List.of();
        }
        Gap gap = gap(at);
        Map<String, GhostText> found = new LinkedHashMap<>();
        Optional<Line> first = line(gap, decoding(gap, SURE), SURE);
        if (first.isPresent()) {
            GhostText text = at.isAtLineEnd() ? goneOn(gap, first.get(), begun) : first.get().text();
            found.put(text.text(), text);
        }
        for (int i = 1; i < most; i++) {
            var other = new Decoding(MOST_TOKENS, List.of("\n"), TEMPERATURE, LIKELIEST, i, gap.constraint());
            line(gap, other, 0).ifPresent(line -> found.putIfAbsent(line.text().text(), line.text()));
        }
        return List.copyOf(found.values());
    }

    /** A project has many strings that are alike; what a comment says are words of its own. */
    private boolean isForetold(CompletionPlace at) {
        return models.place(at).within(at.source().text(), at.source().language().value()) != Place.Within.OTHER;
    }

    private Gap gap(CompletionPlace at) {
        return Gap.of(at, models.place(at).closing(at.source().text(), at.caret()), models.related(at));
    }

    @Override
    public Call<Boolean> prepare(CompletionPlace at) {
        return Call.start("read ahead", scope -> {
            // What is far away is asked for nothing but what people want: it may be paid for.
            if (decoders.general().filter(Route.Candidate::isLocal).isEmpty() || !isForetold(at)) {
                return false;
            }
            awaitReading();
            Gap gap = gap(at);
            boolean isRead = false;
            try {
                scope.await(ahead.begin(gap, decoding(gap, CERTAIN)));
                isRead = true;
            } finally {
                if (!isRead) {
                    ahead.forget(gap);
                }
            }
            return isRead;
        });
    }

    /** How the line goes on as long as its probability is at least {@code sure}, or 0 for all of it. */
    Optional<GhostText> line(CompletionPlace at, double sure) throws InterruptedException {
        Gap gap = gap(at);
        return line(gap, decoding(gap, sure), sure).map(Line::text);
    }

    private static Decoding decoding(Gap gap, double sure) {
        return Decoding.greedy(MOST_TOKENS, "\n").within(gap.constraint())
                .as(new Decoding.Sureness(sure, gap.begun().length()));
    }

    /** @param isWhole whether it reaches the end of its line */
    private record Line(GhostText text, boolean isWhole) {}

    /** {@code first} with the lines that are sure to follow it. */
    private GhostText goneOn(Gap gap, Line first, long begun) throws InterruptedException {
        Duration left = deadline.minus(SPARE).minusNanos(System.nanoTime() - begun);
        if (!first.isWhole() || !left.isPositive() || !further.isPositive()) {
            return first.text();
        }
        Gap end = gap.with(first.text().text());
        var question = new Question(end, Decoding.greedy(MOST_FURTHER_TOKENS, "\n\n").within(NEXT_LINES)
                .as(new Decoding.Sureness(SURE_FURTHER, 0)));
        try {
            Answer answer = question.call.await(left.compareTo(further) < 0 ? left : further);
            return first.text().with(first.text().text() + lines(answer.generation()));
        } catch (InterruptedException late) {
            question.giveUp();
            throw late;
        } catch (TimeoutException late) {
            question.giveUp();
            return first.text();
        } catch (ExecutionException failed) {
            LoggerFactory.getLogger(DecoderGhost.class).debug("No further lines by a decoder", failed.getCause());
            return first.text();
        }
    }

    /** The first lines of {@code written}, each behind its line feed, that are whole and sure. */
    private static String lines(Generation written) {
        String text = written.text();
        boolean isWhole = written.ending() == Generation.Ending.STOP
                || written.ending() == Generation.Ending.COMPLETE;
        int sure = 0;
        while (sure < text.length()) {
            int end = text.indexOf('\n', sure + 1);
            int to = end < 0 ? text.length() : end;
            boolean ends = end >= 0 || isWhole;
            if (!ends || text.substring(sure, to).isBlank()
                    || new Sureness(text, sure, written.steps()).of(to) < SURE_FURTHER) {
                break;
            }
            sure = to;
        }
        return text.substring(0, sure);
    }

    private Optional<Line> line(Gap gap, Decoding decoding, double sure) throws InterruptedException {
        if (!hasModel()) {
            return Optional.empty();
        }
        awaitReading();
        ahead.giveWay(gap.prompt());
        return answer(gap, decoding).flatMap(answer -> shown(gap, answer, sure));
    }

    private void awaitReading() throws InterruptedException {
        Call<?> before = reading.get();
        if (!before.isDone()) {
            try {
                before.await();
            } catch (ExecutionException failed) {
                // It ends so when nobody waits for it; and the next question fails in its own right.
                return;
            }
        }
    }

    private Optional<Answer> answer(Gap gap, Decoding decoding) throws InterruptedException {
        var question = new Question(gap, decoding);
        try {
            return Optional.of(question.call.await());
        } catch (InterruptedException late) {
            question.giveUp();
            throw late;
        } catch (ExecutionException failed) {
            LoggerFactory.getLogger(DecoderGhost.class).debug("No ghost text by a decoder", failed.getCause());
            return Optional.empty();
        }
    }

    /** One that is asked until it is given up. */
    private final class Question {
        private final Call<Answer> call;
        private boolean hasBegun;
        private boolean isGivenUp;

        Question(Gap gap, Decoding decoding) {
            call = decoders.generate(gap.file(), gap.prompt(), decoding, piece -> begin());
        }

        private synchronized void begin() {
            hasBegun = true;
            if (isGivenUp) {
                throw new CancellationException("nobody waits for it");
            }
        }

        synchronized void giveUp() {
            isGivenUp = true;
            if (hasBegun) {
                call.cancel();
            } else {
                reading.set(call);
            }
        }
    }

    private static Optional<Line> shown(Gap gap, Answer answer, double sure) {
        Generation generation = answer.generation();
        String written = generation.text().lines().findFirst().orElse("");
        int begun = gap.begun().length();
        if (!written.startsWith(gap.begun())) {
            return Optional.empty();
        }
        String line = gap.inString(written);
        var sureness = new Sureness(line, begun, generation.steps());
        int end = sure > 0 ? sureness.end(sure) : line.length();
        String text = line.substring(begun, Math.max(begun, end)).stripTrailing();
        boolean isWhole = end == written.length() && generation.ending() == Generation.Ending.STOP;
        return text.isEmpty() ? Optional.empty()
                : Optional.of(new Line(new GhostText(text, answer.by().toString(),
                        sureness.of(begun + text.length()), Optional.of(new GhostText.Writer(
                                answer.by().toString(), hash(gap.prompt())))), isWhole));
    }

    private static String hash(Prompt.Text prompt) {
        var all = new StringBuilder(prompt.before()).append('\0').append(prompt.after()).append('\0')
                .append(prompt.name());
        prompt.related().forEach(each -> all.append('\0').append(each.name()).append('\0').append(each.text()));
        return Sha256.hex(all.toString());
    }
}
