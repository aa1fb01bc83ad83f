package dev.rustaiide.app.debugger.internal;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

import dev.rustaiide.app.ui.components.Row;
import dev.rustaiide.app.ui.components.RowModel;
import dev.rustaiide.app.ui.components.Token;
import dev.rustaiide.app.workbench.FileNames;
import dev.rustaiide.system.debug.adapter.DebugSession;
import dev.rustaiide.system.debug.adapter.DebugThread;
import dev.rustaiide.system.debug.adapter.Frame;

/**
 * The frames of the thread that stopped, those of libraries folded between people's own, then the other threads and the
 * sessions beneath.
 */
final class StackRows implements RowModel<StackRows.Entry> {
    private static final Pattern LIBRARY = Pattern.compile("^[<&\\s]*(?:dyn |impl )?([A-Za-z_]\\w*)::");

    private final DebugRun run;
    private final FileNames names;

    /** A row of the view. */
    sealed interface Entry {
        default void choose(DebugRun run) {}
    }

    record OneFrame(Frame frame) implements Entry {
        @Override
        public void choose(DebugRun run) {
            run.select(frame);
        }
    }

    /** Several of libraries, one after another; {@code place} tells them from others of the stack. */
    record Folded(int place, List<Frame> frames) implements Entry {}

    /** One of several sessions of a program: a process or worker of it. */
    record OneSession(DebugSession session) implements Entry {
        @Override
        public void choose(DebugRun run) {
            run.look(session);
        }
    }

    record OneThread(DebugThread thread) implements Entry {
        @Override
        public void choose(DebugRun run) {
            run.select(thread);
        }
    }

    StackRows(DebugRun run, FileNames names) {
        this.run = run;
        this.names = names;
    }

    @Override
    public List<Entry> roots() {
        var rows = new ArrayList<>(folded(run.stop().frames()));
        run.threads().stream().filter(thread -> thread.id() != run.stop().thread())
                .forEach(thread -> rows.add(new OneThread(thread)));
        run.sessions().several().stream().limit(1).forEach(first -> rows.add(new OneSession(first)));
        return rows;
    }

    /** The first frame is where the program stands, so it is always seen. */
    static List<Entry> folded(List<Frame> frames) {
        var rows = new ArrayList<Entry>();
        for (int i = 0; i < frames.size();) {
            int end = i + 1;
            while (i > 0 && frames.get(i).kind() != Frame.Kind.OWN && end < frames.size()
                    && frames.get(end).kind() != Frame.Kind.OWN) {
                end++;
            }
            rows.add(end - i > 1 ? new Folded(rows.size(), frames.subList(i, end)) : new OneFrame(frames.get(i)));
            i = end;
        }
        return rows;
    }

    @Override
    public boolean hasChildren(Entry row) {
        return row instanceof Folded || row instanceof OneSession one && !one.session().children().isEmpty();
    }

    @Override
    public List<Entry> children(Entry row) {
        return switch (row) {
            case Folded folded -> folded.frames().stream().<Entry>map(OneFrame::new).toList();
            case OneSession one -> one.session().children().stream().<Entry>map(OneSession::new).toList();
            default -> List.of();
        };
    }

    @Override
    public Object key(Entry row) {
        return switch (row) {
            case OneFrame one -> one.frame().id();
            case Folded folded -> "folded " + folded.place();
            case OneThread one -> one.thread();
            case OneSession one -> one.session();
        };
    }

    /** The key of the frame that is shown. */
    Optional<Object> selected() {
        return run.stop().frame().map(Frame::id);
    }

    @Override
    public Row row(Entry row) {
        return switch (row) {
            case OneFrame one -> row(one.frame());
            case Folded folded -> Row.of(folded.frames().size() + " frames of " + libraries(folded.frames()))
                    .color(Token.MUTED);
            case OneThread one -> Row.of("Thread " + one.thread().name()).color(Token.MUTED)
                    .detail(String.valueOf(one.thread().id()));
            case OneSession one -> row(one.session());
        };
    }

    private Row row(DebugSession session) {
        return Row.of(session.title()).color(run.sessions().isShown(session) ? Token.TEXT : Token.MUTED)
                .detail(switch (session.state()) {
                    case RUNNING -> "runs";
                    case STOPPED -> "stands still";
                    case ENDED -> "has ended";
                });
    }

    /** Whose they are, by the beginnings of their names: those of most of them. */
    static String libraries(List<Frame> frames) {
        Map<String, Long> counts = frames.stream().map(frame -> LIBRARY.matcher(frame.name())).filter(Matcher::find)
                .collect(Collectors.groupingBy(name -> name.group(1), Collectors.counting()));
        String most = counts.entrySet().stream()
                .sorted(Map.Entry.<String, Long>comparingByValue().reversed().thenComparing(Map.Entry::getKey))
                .limit(2).map(Map.Entry::getKey).collect(Collectors.joining(" and "));
        return most.isEmpty() ? "libraries" : most;
    }

    private Row row(Frame frame) {
        boolean own = frame.kind() == Frame.Kind.OWN;
        String place = frame.file().map(file -> own ? DebugView.place(names, file, frame.at().line())
                : file.getFileName() + ":" + (frame.at().line() + 1)).orElse("");
        return Row.of(frame.name()).code().color(own ? Token.TEXT : Token.MUTED).detail(place)
                .hint(frame.name() + "\n" + place);
    }
}
