package dev.rustaiide.app.debugger.internal;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ExecutionException;

import jakarta.inject.Inject;

import org.eclipse.e4.ui.di.Focus;
import org.eclipse.swt.SWT;
import org.eclipse.swt.layout.GridData;
import org.eclipse.swt.widgets.Composite;

import dev.rustaiide.app.ui.components.EmptyText;
import dev.rustaiide.app.ui.components.Grids;
import dev.rustaiide.app.ui.components.Look;
import dev.rustaiide.app.ui.components.PanelHeader;
import dev.rustaiide.app.ui.components.Row;
import dev.rustaiide.app.ui.components.RowModel;
import dev.rustaiide.app.ui.components.RowView;
import dev.rustaiide.app.ui.components.TextField;
import dev.rustaiide.app.ui.components.Token;
import dev.rustaiide.app.workbench.FailureNotices;
import dev.rustaiide.app.workbench.Ui;
import dev.rustaiide.foundation.async.Call;
import dev.rustaiide.foundation.async.Scope;
import dev.rustaiide.foundation.error.Failure;
import dev.rustaiide.foundation.error.FailureException;
import dev.rustaiide.system.debug.adapter.DebugSession;
import dev.rustaiide.system.debug.adapter.Frame;
import dev.rustaiide.system.debug.adapter.MemoryBlock;

/** Memory of the program from an address, or from where a variable lies, on. */
public final class MemoryPage {
    static final String ID = "memory";
    static final String CONTRIBUTION = "bundleclass://dev.rustaiide.app.debugger/" + MemoryPage.class.getName();
    private static final int COUNT = 1024;
    private static final int WIDTH = 16;

    private final DebugRun run;
    private final Ui ui;
    private final TextField address;
    private final RowView<Line> rows;
    private List<Line> lines = List.of();
    private List<Line> before = List.of();
    private int turn = -1;

    /** Sixteen bytes in a row, as they are shown. */
    record Line(String address, String bytes, String characters) {}

    @Inject
    MemoryPage(Composite parent, Look look, DebugRun run, Ui ui) {
        this.run = run;
        this.ui = ui;
        parent.setLayout(Grids.stacked());
        new PanelHeader(parent, look, "Memory").setLayoutData(new GridData(SWT.FILL, SWT.CENTER, true, false));
        address = new TextField(DebugView.inset(parent, look, Token.SURFACE), look, "Address",
                "An address such as 0x7fffffffde10, or a variable");
        address.onEnter(this::read);
        rows = new RowView<>(parent, look, "Memory", RowModel.flat(() -> lines, this::row), false);
        rows.setLayoutData(new GridData(SWT.FILL, SWT.FILL, true, true));
        rows.setEmpty(EmptyText.of("Name an address or a variable of a program that stands still."));
        run.onChange(parent, () -> {
            if (!rows.isDisposed() && run.isStopped() && run.stop().turn() != turn && run.stop().frame().isPresent()) {
                read();
            }
        });
    }

    @Focus
    void focus() {
        address.setFocus();
    }

    private void read() {
        String wanted = address.text().strip();
        Optional<DebugSession> stopped = run.stopped();
        if (wanted.isEmpty() || stopped.isEmpty()) {
            return;
        }
        turn = run.stop().turn();
        Optional<Frame> frame = run.stop().frame();
        Call.start("memory of " + wanted, scope -> {
            boolean isNumber = wanted.matches("0[xX][0-9a-fA-F]{1,16}|\\d{1,19}");
            String start = isNumber ? wanted : place(wanted, stopped.get(), frame, scope);
            return lines(scope.await(stopped.get().memory(start, 0, COUNT)));
        }).onFailure(ui, cause -> show(List.of(), FailureNotices.failureOf(cause).why()))
                .onSuccess(ui, found -> show(found, "Nothing can be read there."));
    }

    /** Where it lies, or what it points at. */
    private static String place(String wanted, DebugSession session, Optional<Frame> frame, Scope scope)
            throws FailureException, ExecutionException, InterruptedException {
        String known = scope.await(session.evaluate(wanted, frame)).memory();
        String place = known.isEmpty() ? scope.await(session.evaluate("&(" + wanted + ")", frame)).memory() : known;
        if (place.isEmpty()) {
            throw new FailureException(new Failure.Other("Cannot show the memory of " + wanted + ".",
                    "The debugger knows no place of " + wanted + ".", "Name an address, or a variable."));
        }
        return place;
    }

    private void show(List<Line> found, String otherwise) {
        if (!rows.isDisposed()) {
            before = lines;
            lines = found;
            rows.setEmpty(EmptyText.of(otherwise));
            rows.refresh();
        }
    }

    static List<Line> lines(MemoryBlock block) {
        var lines = new ArrayList<Line>();
        byte[] bytes = block.bytes();
        for (int start = 0; start < bytes.length; start += WIDTH) {
            var numbers = new StringBuilder();
            var characters = new StringBuilder();
            for (int i = start; i < Math.min(start + WIDTH, bytes.length); i++) {
                numbers.append(String.format(i % 8 == 0 && i > start ? "  %02x" : i == start ? "%02x" : " %02x",
                        bytes[i]));
                characters.append(bytes[i] >= ' ' && bytes[i] < 127 ? (char) bytes[i] : '·');
            }
            lines.add(new Line(String.format("%016x", block.address() + start), numbers.toString(),
                    characters.toString()));
        }
        return lines;
    }

    /** What has changed since the last stop is marked. */
    private Row row(Line line) {
        boolean changed = before.stream().anyMatch(old -> old.address().equals(line.address())
                && !old.bytes().equals(line.bytes()));
        return Row.of(line.address() + "   " + line.bytes() + "   " + line.characters()).code()
                .color(changed ? Token.WARNING : Token.TEXT);
    }
}
