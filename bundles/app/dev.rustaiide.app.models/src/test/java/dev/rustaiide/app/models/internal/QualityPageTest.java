package dev.rustaiide.app.models.internal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.lang.reflect.Proxy;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.BooleanSupplier;

import org.eclipse.swt.SWT;
import org.eclipse.swt.graphics.GC;
import org.eclipse.swt.graphics.Image;
import org.eclipse.swt.graphics.ImageData;
import org.eclipse.swt.graphics.ImageLoader;
import org.eclipse.swt.layout.FillLayout;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Control;
import org.eclipse.swt.widgets.Display;
import org.eclipse.swt.widgets.Shell;
import org.junit.jupiter.api.Test;

import dev.rustaiide.ai.completion.RankerRecipe;
import dev.rustaiide.ai.hyperparameter.tuning.Dimension;
import dev.rustaiide.ai.hyperparameter.tuning.Trial;
import dev.rustaiide.ai.hyperparameter.tuning.Tuning;
import dev.rustaiide.ai.hyperparameter.tuning.Tuning.Ended;
import dev.rustaiide.ai.hyperparameter.tuning.Tuning.Found;
import dev.rustaiide.ai.hyperparameter.tuning.Tuning.Mattered;
import dev.rustaiide.ai.hyperparameter.tuning.Tuning.Search;
import dev.rustaiide.ai.model.validation.Difference;
import dev.rustaiide.ai.model.validation.Evaluation;
import dev.rustaiide.ai.model.validation.ModelValidation;
import dev.rustaiide.app.ui.components.Button;
import dev.rustaiide.app.ui.components.Caption;
import dev.rustaiide.app.ui.components.EmptyState;
import dev.rustaiide.app.ui.components.Look;
import dev.rustaiide.app.ui.components.ProgressLine;
import dev.rustaiide.app.ui.components.ThemeChoice;
import dev.rustaiide.app.ui.components.Themes;
import dev.rustaiide.app.workbench.FailureNotices;
import dev.rustaiide.app.workbench.Ui;
import dev.rustaiide.foundation.async.Call;
import dev.rustaiide.foundation.async.Progress;

/** The page on the screen; the variable PICTURE names where to keep what it looks like. */
class QualityPageTest {
    static final Ended ENDED = ended(24);
    private static final Evaluation MEASURED = new Evaluation("installed", "2026-11-26T20:11:07Z", 12, 8411, 80.3, 95.2,
            86.1, bins(), List.of(new Evaluation.Construct("call", 84, 93, 2400),
                    new Evaluation.Construct("member", 79, 91, 1900), new Evaluation.Construct("type", 90, 97, 900),
                    new Evaluation.Construct("macro", 93, 98, 120), new Evaluation.Construct("variable", 88, 96, 3000)),
            List.of(new Evaluation.Bar(0.5, 3111), new Evaluation.Bar(1, 3900), new Evaluation.Bar(2, 1210),
                    new Evaluation.Bar(3, 122), new Evaluation.Bar(5, 60), new Evaluation.Bar(8, 8),
                    new Evaluation.Bar(12, 0), new Evaluation.Bar(20, 0), new Evaluation.Bar(50, 0),
                    new Evaluation.Bar(1e9, 0)), List.of(new Evaluation.Grown(10, 61.2), new Evaluation.Grown(40, 66.4),
                    new Evaluation.Grown(80, 67.9), new Evaluation.Grown(130, 68.3)));

    private final List<Path> asked = new ArrayList<>();
    private final AtomicInteger reads = new AtomicInteger();
    private final CountDownLatch end = new CountDownLatch(1);
    private List<Evaluation> evaluations = List.of();
    private volatile Optional<Ended> last = Optional.empty();
    private Display display;
    private Shell shell;
    private Look look;

    private static List<Evaluation.Bin> bins() {
        var bins = new ArrayList<Evaluation.Bin>();
        for (int i = 0; i < 10; i++) {
            bins.add(new Evaluation.Bin(5 + 10 * i, 4 + 9.6 * i, 100));
        }
        return bins;
    }

    static Ended ended(int count) {
        var random = new Random(4);
        var trials = new ArrayList<Trial>();
        for (int i = 0; i < count; i++) {
            boolean whole = i % 3 != 2;
            trials.add(new Trial(i, new double[] {0.5, 0.2}, whole ? 0.781 + 0.012 * random.nextDouble()
                    : 0.772 + 0.01 * random.nextDouble(), whole ? 2 : 1, whole));
        }
        return new Ended(Path.of("/home/ann/crates"), Search.BAYESIAN, 1, Instant.parse("2026-11-26T20:00:00Z"),
                List.of(new Dimension("trees", 30, 240, true, true), new Dimension("rate", 0.03, 0.4, true, false)),
                new Found(trials, 0, RankerRecipe.SHIPPED, new Difference(78.11, 78.92, 0.2, 1.4, 9),
                        new Difference(70, 70.4, -0.1, 0.9, 9), 5120, List.of(new Mattered("rate", 0.48, 0.12),
                                new Mattered("trees", 0.22, 180), new Mattered("leastRows", 0.1, 40),
                                new Mattered("columnShare", 0.05, 0.8), new Mattered("leaves", 0.04, 33),
                                new Mattered("rowShare", 0.02, 0.9), new Mattered("regular", 0.01, 1)),
                        Duration.ofSeconds(822)));
    }

    private Tuning tuning() {
        return new Tuning() {
            @Override
            public Call<Found> tune(Task task) {
                asked.add(task.corpus());
                return Call.start("tune", scope -> {
                    scope.report(new Progress("try settings", 3, 40));
                    end.await();
                    last = Optional.of(ENDED);
                    return ENDED.found();
                });
            }

            @Override
            public Optional<Ended> last() {
                reads.incrementAndGet();
                return last;
            }
        };
    }

    private ModelValidation validation() {
        return (ModelValidation) Proxy.newProxyInstance(ModelValidation.class.getClassLoader(),
                new Class<?>[] {ModelValidation.class}, (proxy, method, arguments) -> evaluations);
    }

    /** What happens on the page. */
    private interface Story {
        void tell(RankerSearch search);
    }

    private void window(Story story) throws Exception {
        assumeTrue(System.getenv("DISPLAY") != null, "there is no display");
        display = new Display();
        try {
            look = (Look) Class.forName("dev.rustaiide.app.ui.components.internal.ThemedLook").getConstructor()
                    .newInstance();
            shell = new Shell(display);
            shell.setLayout(new FillLayout());
            shell.setBounds(0, 0, 1100, 1180);
            FailureNotices notices = (FailureNotices) Proxy.newProxyInstance(FailureNotices.class.getClassLoader(),
                    new Class<?>[] {FailureNotices.class}, (proxy, method, arguments) -> null);
            var made = new RankerSearch(this::tuning, notices, new Ui(display));
            new QualityPage(new Composite(shell, SWT.NONE), look, validation(), made, notices, new Ui(display));
            shell.open();
            shell.layout(true, true);
            until(() -> reads.get() > 0);
            story.tell(made);
        } finally {
            end.countDown();
            display.dispose();
        }
    }

    private void until(BooleanSupplier condition) {
        long late = System.nanoTime() + 10_000_000_000L;
        while (!condition.getAsBoolean() && System.nanoTime() < late) {
            if (!display.readAndDispatch()) {
                Thread.onSpinWait();
            }
        }
        assertTrue(condition.getAsBoolean());
    }

    private <T extends Control> List<T> shown(Class<T> type) {
        return all(shell, type).stream().filter(Control::isVisible).toList();
    }

    private static <T extends Control> List<T> all(Composite parent, Class<T> type) {
        var found = new ArrayList<T>();
        for (Control child : parent.getChildren()) {
            if (type.isInstance(child)) {
                found.add(type.cast(child));
            } else if (child instanceof Composite composite) {
                found.addAll(all(composite, type));
            }
        }
        return found;
    }

    private boolean says(String words) {
        return shown(Caption.class).stream().anyMatch(caption -> caption.text().contains(words));
    }

    @Test
    void where_nothing_was_measured_and_no_search_made_the_page_says_how() throws Exception {
        window(search -> {
            assertEquals(1, shown(EmptyState.class).size());
            assertEquals(List.of(), shown(Plot.class));
            picture("empty");
        });
    }

    @Test
    void a_search_shows_how_far_it_is_and_then_what_it_found() throws Exception {
        window(search -> {
            search.start(Path.of("/home/ann/crates"));
            until(() -> shown(ProgressLine.class).size() == 1);
            picture("running");
            Button tune = shown(Button.class).stream().filter(each -> each.label().equals("Tune…")).findFirst()
                    .orElseThrow();
            assertFalse(tune.isEnabled());
            search.start(Path.of("/home/ann/others"));
            assertEquals(List.of(Path.of("/home/ann/crates")), asked, "one at a time");
            end.countDown();
            until(() -> says("24 trials on /home/ann/crates"));
            assertEquals(List.of(), shown(ProgressLine.class));
            assertEquals(2, shown(Plot.class).size());
            assertTrue(tune.isEnabled());
        });
    }

    @Test
    void a_search_that_is_cancelled_leaves_what_the_one_before_it_found() throws Exception {
        last = Optional.of(ENDED);
        window(search -> {
            until(() -> says("24 trials on"));
            search.start(Path.of("/home/ann/crates"));
            until(() -> shown(ProgressLine.class).size() == 1);
            search.running().orElseThrow().cancel();
            until(() -> search.running().isEmpty() && shown(ProgressLine.class).isEmpty());
            assertTrue(says("24 trials on"));
        });
    }

    @Test
    void evaluations_and_the_last_search_are_on_one_page() throws Exception {
        evaluations = List.of(MEASURED);
        last = Optional.of(ENDED);
        window(search -> {
            until(() -> shown(Plot.class).size() == 6 && says("24 trials"));
            assertTrue(says("better than the shipped recipe"));
            picture("both");
        });
    }

    private void picture(String name) {
        String file = System.getenv().getOrDefault("PICTURE", "");
        if (file.isEmpty()) {
            return;
        }
        for (ThemeChoice choice : List.of(ThemeChoice.LIGHT, ThemeChoice.DARK)) {
            ((Themes) look).choose(choice);
            long until = System.nanoTime() + 600_000_000L;
            while (System.nanoTime() < until) {
                display.readAndDispatch();
            }
            Image image = new Image(display, shell.getSize().x, shell.getSize().y);
            GC gc = new GC(shell);
            gc.copyArea(image, 0, 0);
            gc.dispose();
            var loader = new ImageLoader();
            loader.data = new ImageData[] {image.getImageData(display.getPrimaryMonitor().getZoom())};
            loader.save(file + name + choice + ".png", SWT.IMAGE_PNG);
            image.dispose();
        }
    }
}
