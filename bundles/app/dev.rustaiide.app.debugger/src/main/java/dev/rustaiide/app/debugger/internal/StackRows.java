package dev.rustaiide.app.debugger.internal;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

import dev.rustaiide.app.ui.components.Row;
import dev.rustaiide.app.ui.components.RowModel;
import dev.rustaiide.app.ui.components.Token;
import dev.rustaiide.app.workbench.FileNames;
import dev.rustaiide.system.debug.adapter.DebugThread;
import dev.rustaiide.system.debug.adapter.Frame;

/** The frames of the thread that stopped, then the other threads. */
final class StackRows implements RowModel<StackRows.Entry> {
    private final DebugRun run;
    private final FileNames names;

    /** One of them; the frame or the thread. */
    record Entry(Optional<Frame> frame, Optional<DebugThread> thread) {
        void choose(DebugRun run) {
            frame.ifPresent(run::select);
            thread.ifPresent(run::select);
        }
    }

    StackRows(DebugRun run, FileNames names) {
        this.run = run;
        this.names = names;
    }

    @Override
    public List<Entry> roots() {
        var rows = new ArrayList<Entry>();
        run.stop().frames().forEach(frame -> rows.add(new Entry(Optional.of(frame), Optional.empty())));
        run.threads().stream().filter(thread -> thread.id() != run.stop().thread())
                .forEach(thread -> rows.add(new Entry(Optional.empty(), Optional.of(thread))));
        return rows;
    }

    @Override
    public Object key(Entry row) {
        return row.frame().<Object>map(Frame::id).orElseGet(() -> row.thread().orElseThrow());
    }

    /** The key of the frame that is shown. */
    Optional<Object> selected() {
        return run.stop().frame().map(Frame::id);
    }

    @Override
    public Row row(Entry row) {
        if (row.frame().isEmpty()) {
            DebugThread thread = row.thread().orElseThrow();
            return Row.of("Thread " + thread.name()).color(Token.MUTED)
                    .detail(String.valueOf(thread.id()));
        }
        Frame frame = row.frame().get();
        boolean own = frame.kind() == Frame.Kind.OWN;
        String place = frame.file().map(file -> own ? DebugView.place(names, file, frame.at().line())
                : file.getFileName() + ":" + (frame.at().line() + 1)).orElse("");
        return Row.of(frame.name()).code().color(own ? Token.TEXT : Token.MUTED)
                .detail(place).hint(frame.name() + "\n" + place);
    }
}
