package dev.rustaiide.app.testing.internal;

import java.nio.file.Path;
import java.util.Optional;

import org.eclipse.swt.SWT;
import org.eclipse.swt.custom.SashForm;
import org.eclipse.swt.layout.GridData;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Control;
import org.jspecify.annotations.Nullable;

import dev.rustaiide.app.diff.Comparison;
import dev.rustaiide.app.diff.DiffText;
import dev.rustaiide.app.diff.DiffView;
import dev.rustaiide.app.ui.components.EmptyText;
import dev.rustaiide.app.ui.components.Grids;
import dev.rustaiide.app.ui.components.Icon;
import dev.rustaiide.app.ui.components.IconButton;
import dev.rustaiide.app.ui.components.KeyTips;
import dev.rustaiide.app.ui.components.Look;
import dev.rustaiide.app.ui.components.PanelHeader;
import dev.rustaiide.app.ui.components.Token;
import dev.rustaiide.app.ui.output.OutputLink;
import dev.rustaiide.app.ui.output.OutputView;
import dev.rustaiide.app.workbench.Editors;
import dev.rustaiide.app.workbench.FailureNotices;
import dev.rustaiide.app.workbench.Ui;
import dev.rustaiide.foundation.async.Call;
import dev.rustaiide.foundation.common.SafeText;
import dev.rustaiide.foundation.text.Text;
import dev.rustaiide.foundation.types.Location;
import dev.rustaiide.system.testing.TestFailure;
import dev.rustaiide.system.testing.TestId;
import dev.rustaiide.system.testing.TestItem;
import dev.rustaiide.system.testing.TestResult;

/** What is known of one test: what it said, the two values that differ beside each other, what it printed. */
final class TestDetail {
    /** Lines that need no more room than what was printed. */
    private static final int SMALL = 6;

    private final Composite body;
    private final PanelHeader header;
    private final IconButton jump;
    private final SashForm parts;
    private final DiffView diff;
    private final OutputView output;
    private final ShownTests tests;
    private final Editors editors;
    private final FailureNotices notices;
    private final Ui ui;
    private final Look look;
    private Optional<TestId> shown = Optional.empty();
    private TestState shownState = TestState.UNKNOWN;
    private String shownOutput = "";
    private boolean isNew = true;
    private @Nullable Call<Comparison> comparing;

    TestDetail(Composite parent, Look look, KeyTips keys, ShownTests tests, Editors editors, FailureNotices notices,
            Ui ui) {
        this.look = look;
        this.tests = tests;
        this.editors = editors;
        this.notices = notices;
        this.ui = ui;
        body = new Composite(parent, SWT.NONE);
        body.setLayout(Grids.stacked());
        header = new PanelHeader(body, look, "");
        header.setLayoutData(new GridData(SWT.FILL, SWT.CENTER, true, false));
        jump = header.add(Icon.EXTERNAL, "Go to the source (F4)", this::open);
        parts = new SashForm(body, SWT.VERTICAL | SWT.SMOOTH);
        parts.setLayoutData(new GridData(SWT.FILL, SWT.FILL, true, true));
        parts.setSashWidth(1);
        diff = new DiffView(parts, look, keys, "What was compared");
        diff.setEmpty("Both values print the same.");
        output = new OutputView(parts, look, "Output of the test");
        output.onLink(this::follow);
        parts.setWeights(1, 1);
        parts.setMaximizedControl(output);
        Look.Registration registration = look.onChange(this::dress);
        body.addListener(SWT.Dispose, event -> registration.close());
        dress();
        show(Optional.empty(), "");
    }

    private void dress() {
        if (!body.isDisposed()) {
            body.setBackground(look.color(Token.SURFACE));
            parts.setBackground(look.color(Token.BORDER));
        }
    }

    Control control() {
        return body;
    }

    /** Shows {@code id}, or what the builder says where no test is chosen. */
    void show(Optional<TestId> id, String building) {
        TestState state = id.map(tests::state).orElse(TestState.UNKNOWN);
        String text = id.map(one -> text(one, state)).orElse(building);
        boolean same = id.equals(shown) && state.equals(shownState) && !isNew;
        isNew = false;
        if (same && text.equals(shownOutput)) {
            return;
        }
        boolean grows = same && !shownOutput.isEmpty() && text.startsWith(shownOutput);
        if (grows) {
            output.append(text.substring(shownOutput.length()));
        } else {
            output.clear();
            // What runs is followed; what has ended is read from its beginning, where the reason stands.
            output.setFollows(state.running());
            output.append(text);
        }
        output.setEmpty(EmptyText.of(id.isPresent() ? state.running() ? "It has printed nothing yet."
                : state.result().isPresent() ? "It printed nothing." : "It has not run yet."
                : "Choose a test to see what it said and printed."));
        shownOutput = text;
        if (!same) {
            shown = id;
            shownState = state;
            title(id, state);
            compare(state.result().flatMap(TestResult::failure).flatMap(TestFailure::comparison));
        }
    }

    private String text(TestId id, TestState state) {
        if (state.running()) {
            return tests.live(id);
        }
        Optional<TestResult> result = state.result();
        String printed = result.map(TestResult::output).orElse("");
        String said = result.flatMap(TestResult::failure).map(TestFailure::message).orElse("");
        boolean inside = said.isEmpty() || printed.contains(said);
        String place = result.flatMap(TestResult::failure).flatMap(TestFailure::location).map(this::place).orElse("");
        return (inside ? "" : said + '\n' + (place.isEmpty() ? "" : place + '\n') + (printed.isEmpty() ? "" : "\n"))
                + printed;
    }

    private String place(Location at) {
        return at.file() + ":" + (at.range().start().line() + 1) + ":" + (at.range().start().character() + 1);
    }

    private void title(Optional<TestId> id, TestState state) {
        header.setTitle(id.map(one -> SafeText.line(one.path().isEmpty() ? one.toString() : one.path())).orElse(""));
        var words = new StringBuilder(id.isEmpty() ? "" : state.look().word());
        state.result().map(TestResult::took).filter(took -> !took.isZero() && !state.running())
                .ifPresent(took -> words.append(" in ").append(TestTree.time(took)));
        id.flatMap(tests::past).ifPresent(past -> {
            words.append(past.usual().isZero() ? "" : ", usually " + TestTree.time(past.usual()));
            words.append(past.isFlaky() ? ", flaky: it has passed and failed on the same code" : "");
        });
        header.setDetail(words.toString());
        jump.setEnabled(location().isPresent());
    }

    private void compare(Optional<TestFailure.Comparison> compared) {
        Call<Comparison> before = comparing;
        if (before != null) {
            before.cancel();
        }
        parts.setMaximizedControl(compared.isPresent() ? null : output);
        compared.ifPresent(values -> {
            boolean equal = values.relation().equals("==");
            Call<Comparison> call = Call.start("compare values", scope -> Comparison.of(
                    DiffText.plain(equal ? "left" : "left, which should differ from right",
                            Text.of(ValueText.of(values.left()))),
                    DiffText.plain("right", Text.of(ValueText.of(values.right())))));
            comparing = call;
            call.onFailure(ui, notices::show).onSuccess(ui, found -> {
                if (comparing == call && !diff.isDisposed()) {
                    boolean large = found.before().text().lineCount() + found.after().text().lineCount() > SMALL;
                    parts.setWeights(large ? 3 : 1, 1);
                    diff.show(found);
                }
            });
        });
    }

    /** Where it failed, or else where it stands. */
    private Optional<Location> location() {
        return shownState.result().flatMap(TestResult::failure).flatMap(TestFailure::location)
                .or(() -> shown.flatMap(tests::item).flatMap(TestItem::location));
    }

    /** Goes to where it failed, or else to its beginning. */
    void open() {
        location().ifPresent(at -> editors.open(at.file(), at.range().start()));
    }

    /** Paths start at the folder of the file that the test is in, or one above it. */
    private void follow(OutputLink link) {
        Optional<Path> near = shown.flatMap(tests::item).flatMap(TestItem::location).map(Location::file);
        Call<Path> target = Call.start("find " + link.target(), scope -> Places.near(near, link.target()));
        target.onSuccess(ui, path -> editors.open(path, link.position()));
    }

    void setFocus() {
        if (parts.getMaximizedControl() == null) {
            diff.setFocus();
        } else {
            output.setFocus();
        }
    }
}
