package dev.rustaiide.foundation.platform.internal;

import java.io.InputStream;
import java.io.OutputStream;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeoutException;
import java.util.function.Consumer;

import dev.rustaiide.foundation.async.Call;
import dev.rustaiide.foundation.platform.Child;
import dev.rustaiide.foundation.platform.Line;

/** A child with its descendants, whose output is read here as lines or by the caller as bytes. */
final class TreeChild implements Child {
    private final ProcessTree tree;
    private final Process process;
    private final boolean read;
    private final Call<Integer> exit;

    private TreeChild(ProcessTree tree, boolean read, Call<Integer> exit) {
        this.tree = tree;
        this.process = tree.process();
        this.read = read;
        this.exit = exit;
    }

    static Child read(ProcessTree tree, String program, Consumer<Line> lines, Runnable ended) {
        Process process = tree.process();
        var out = new LineReader(process.getInputStream(), false, lines);
        var err = new LineReader(process.getErrorStream(), true, lines);
        List<LineReader> both = List.of(out, err);
        Call<Void> outCall = Call.startNative("output of " + program, scope -> out.run());
        Call<Void> errCall = Call.startNative("errors of " + program, scope -> err.run());
        Call<Integer> exit = Call.start(program, scope -> {
            try {
                int code = tree.await();
                drain(outCall, out);
                drain(errCall, err);
                return code;
            } catch (InterruptedException cancelled) {
                tree.stop();
                throw cancelled;
            } finally {
                both.forEach(LineReader::stop);
                ended.run();
            }
        });
        return new TreeChild(tree, true, exit);
    }

    static Child piped(ProcessTree tree, String program, Runnable ended) {
        return new TreeChild(tree, false, Call.start(program, scope -> {
            try {
                return tree.await();
            } finally {
                ended.run();
            }
        }));
    }

    /** Lines come before the end is told, unless somebody whom the program left holds the stream open in silence. */
    private static void drain(Call<Void> call, LineReader reader) throws InterruptedException {
        long before;
        do {
            before = reader.steps();
            try {
                call.await(Collected.LINGER);
                return;
            } catch (TimeoutException | ExecutionException notYet) {
                // It goes on as long as lines are delivered.
            }
        } while (reader.steps() != before || before % 2 == 1 || !reader.hasBegun());
    }

    @Override
    public long pid() {
        return process.pid();
    }

    @Override
    public Call<Integer> exit() {
        return exit;
    }

    @Override
    public void stopLeft() {
        tree.stopLeft();
    }

    @Override
    public OutputStream stdin() {
        return process.getOutputStream();
    }

    @Override
    public InputStream stdout() {
        return read ? InputStream.nullInputStream() : process.getInputStream();
    }

    @Override
    public InputStream stderr() {
        return read ? InputStream.nullInputStream() : process.getErrorStream();
    }
}
