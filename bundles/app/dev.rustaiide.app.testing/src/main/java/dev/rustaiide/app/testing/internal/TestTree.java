package dev.rustaiide.app.testing.internal;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

import dev.rustaiide.app.testing.internal.TestState.Look;
import dev.rustaiide.app.ui.components.Icon;
import dev.rustaiide.app.ui.components.Row;
import dev.rustaiide.app.ui.components.RowAction;
import dev.rustaiide.app.ui.components.RowModel;
import dev.rustaiide.app.ui.components.Token;
import dev.rustaiide.foundation.common.SafeText;
import dev.rustaiide.system.testing.TestId;
import dev.rustaiide.system.testing.TestItem;
import dev.rustaiide.system.testing.TestPast;
import dev.rustaiide.system.testing.TestResult;

/** The tests as rows: what is shown of them, and how. For the UI thread. */
final class TestTree implements RowModel<TestNode> {
    static final RowAction RUN = new RowAction(Icon.RUN, "Run (Enter)");
    static final RowAction DEBUG = new RowAction(Icon.DEBUG, "Debug (Ctrl+Enter)");

    private final ShownTests tests;
    private List<TestNode> roots = List.of();
    private String filter = "";
    private boolean failedOnly;
    private boolean slowFirst;
    private int version = -1;
    private final Map<TestNode, Sum> sums = new IdentityHashMap<>();
    private int summed = -1;
    private int filtered = -1;

    TestTree(ShownTests tests) {
        this.tests = tests;
    }

    /** Only those with {@code words} in their names; all words have to be there. */
    void setFilter(String words) {
        filter = words.strip().toLowerCase(Locale.ROOT);
        version = -1;
    }

    void setFailedOnly(boolean only) {
        failedOnly = only;
        version = -1;
    }

    boolean isFailedOnly() {
        return failedOnly;
    }

    boolean isFiltered() {
        return failedOnly || !filter.isEmpty();
    }

    /** The slowest first, instead of the order of the names. */
    void setSlowFirst(boolean slowest) {
        slowFirst = slowest;
        version = -1;
    }

    @Override
    public List<TestNode> roots() {
        if (version != tests.version() || failedOnly && filtered != tests.revision()) {
            version = tests.version();
            filtered = tests.revision();
            sums.clear();
            List<TestItem> items = new ArrayList<>(tests.items());
            if (slowFirst) {
                items.sort(Comparator.comparing((TestItem item) -> took(item.id())).reversed());
            }
            roots = TestNode.tree(items, this::isShown);
        }
        return roots;
    }

    private boolean isShown(TestItem item) {
        if (failedOnly && !tests.state(item.id()).isFailed()) {
            return false;
        }
        String name = (item.id() + " " + TestNode.title(item.id().target())).toLowerCase(Locale.ROOT);
        for (String word : filter.split("\\s+")) {
            if (!name.contains(word)) {
                return false;
            }
        }
        return true;
    }

    private Duration took(TestId id) {
        return tests.state(id).result().map(TestResult::took).filter(took -> !took.isZero())
                .or(() -> tests.past(id).map(TestPast::usual)).orElse(Duration.ZERO);
    }

    /** The keys of the parents that are open at first: packages, and what has failed. */
    List<Object> opened() {
        var keys = new ArrayList<Object>();
        roots().forEach(root -> open(root, keys));
        return keys;
    }

    private void open(TestNode node, List<Object> keys) {
        if (!node.isTest() && (node.key().size() == 1 || sum(node).look() == Look.FAILED || !filter.isEmpty()
                || roots.size() == 1 && node.children().size() <= 8)) {
            keys.add(node.key());
            node.children().forEach(child -> open(child, keys));
        }
    }

    @Override
    public boolean hasChildren(TestNode node) {
        return !node.children().isEmpty();
    }

    @Override
    public List<TestNode> children(TestNode node) {
        return node.children();
    }

    @Override
    public Object key(TestNode node) {
        return node.key();
    }

    /**
     * How all in a row are together.
     *
     * @param look that of the worst: some that passed and some that have not run have passed as far as anybody knows
     */
    private record Sum(int tests, int failed, boolean old, Look look) {
        static final Sum NOTHING = new Sum(0, 0, false, Look.UNKNOWN);

        static Sum of(TestState state) {
            return new Sum(1, state.isFailed() ? 1 : 0, state.old(), state.look());
        }

        Sum and(Sum other) {
            return new Sum(tests + other.tests, failed + other.failed, old || other.old,
                    look.compareTo(other.look) <= 0 ? look : other.look);
        }
    }

    /** Each row is looked at once, however many rows around it ask. */
    private Sum sum(TestNode node) {
        if (summed != tests.revision()) {
            summed = tests.revision();
            sums.clear();
        }
        Sum known = sums.get(node);
        if (known == null) {
            known = node.test().map(id -> Sum.of(tests.state(id))).orElse(Sum.NOTHING);
            for (TestNode child : node.children()) {
                known = known.and(sum(child));
            }
            sums.put(node, known);
        }
        return known;
    }

    @Override
    public Row row(TestNode node) {
        return node.test().isPresent() ? testRow(node, node.test().get()) : groupRow(node);
    }

    private Row testRow(TestNode node, TestId id) {
        TestState state = tests.state(id);
        Row row = Row.of(state.look().glyph(state.old()), SafeText.line(node.label())).hint(hint(id, state))
                .actions(RUN, DEBUG);
        Optional<Duration> took = state.result().map(TestResult::took).filter(each -> !each.isZero());
        took.ifPresent(each -> row.badge(time(each), Token.MUTED));
        if (state.isFlaky() || tests.past(id).filter(TestPast::isFlaky).isPresent()) {
            row.detail("flaky");
        }
        return row;
    }

    private static String hint(TestId id, TestState state) {
        return SafeText.line(id.toString()) + ": " + state.look().word()
                + (state.old() ? ", before the code was changed" : "");
    }

    private Row groupRow(TestNode node) {
        Sum sum = sum(node);
        Row row = Row.of(sum.look().glyph(sum.old()), SafeText.line(node.label())).actions(RUN);
        return sum.failed() > 0 ? row.badge(sum.failed() + " of " + sum.tests() + " failed", Token.ERROR)
                : row.badge(String.valueOf(sum.tests()), Token.MUTED);
    }

    static String time(Duration took) {
        double ms = took.toNanos() / 1e6;
        return ms >= 1000 ? String.format(Locale.ROOT, "%.2f s", ms / 1000)
                : ms >= 0.5 ? String.format(Locale.ROOT, "%.0f ms", ms) : "< 1 ms";
    }
}
