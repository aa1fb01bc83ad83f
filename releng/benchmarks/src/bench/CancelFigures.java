package bench;

import java.time.Duration;
import java.util.Arrays;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.locks.LockSupport;

import dev.rustaiide.foundation.async.Call;
import dev.rustaiide.foundation.async.Scope;
import dev.rustaiide.foundation.platform.Command;
import dev.rustaiide.foundation.platform.Processes;
import dev.rustaiide.foundation.platform.internal.ChildProcesses;
import dev.rustaiide.foundation.platform.internal.PathPrograms;

/**
 * From {@link Call#cancel} of a call until the work three calls below it has stopped: until its code is left, by a
 * wait for a lock or a sleep that ends, or until a child process that it reads from is reaped by the system.
 */
public final class CancelFigures {
    private static final int WARM_UP = 200;
    private static final int ROUNDS = 500;
    private static final int CHILDREN = 100;

    /** What lies three calls deep. */
    private interface Leaf {
        void run(Scope scope, CountDownLatch began) throws Exception;
    }

    private static long once(Leaf leaf) throws InterruptedException {
        var began = new CountDownLatch(1);
        var stopped = new CountDownLatch(1);
        Call<Boolean> call = Call.start("top", one -> one.await(one.start("middle", two -> two.await(
                two.start("leaf", three -> {
                    try {
                        leaf.run(three, began);
                    } finally {
                        stopped.countDown();
                    }
                    return true;
                })))));
        began.await();
        Thread.sleep(1); // until all three wait
        long start = System.nanoTime();
        call.cancel();
        stopped.await();
        return System.nanoTime() - start;
    }

    private static void measure(String what, int rounds, Leaf leaf) throws InterruptedException {
        for (int i = 0; i < Math.min(rounds / 2, WARM_UP); i++) {
            once(leaf);
        }
        long[] times = new long[rounds];
        for (int i = 0; i < rounds; i++) {
            times[i] = once(leaf);
        }
        Arrays.sort(times);
        Figures.atMost("cancel to stop three calls below, " + what + ", p99", times[rounds * 99 / 100] / 1e6, "ms", 50, 5);
        Figures.note("  the same, median", times[rounds / 2] / 1e6, "ms");
    }

    /** A program that says nothing, whose streams {@code foundation.platform} reads until the call is cancelled. */
    private static void child(Processes processes, Scope scope, CountDownLatch began) throws Exception {
        Call<Processes.Result> run = processes.run(Command.of("sleep", "60"));
        while (ProcessHandle.current().children().findAny().isEmpty()) {
            Thread.sleep(1);
        }
        ProcessHandle child = ProcessHandle.current().children().findAny().orElseThrow();
        Thread.sleep(2); // until its streams are being read
        began.countDown();
        try {
            scope.await(run);
        } finally {
            while (child.isAlive() || !run.isDone()) {
                LockSupport.parkNanos(100_000);
            }
        }
    }

    public static void main(String[] arguments) throws Exception {
        var empty = new LinkedBlockingQueue<String>();
        measure("a sleep", ROUNDS, (scope, began) -> {
            began.countDown();
            Thread.sleep(Duration.ofMinutes(1));
        });
        measure("a wait for a queue", ROUNDS, (scope, began) -> {
            began.countDown();
            empty.take();
        });
        measure("a loop that checks", ROUNDS, (scope, began) -> {
            began.countDown();
            while (true) {
                scope.check();
                Thread.onSpinWait();
            }
        });
        var processes = new ChildProcesses(new PathPrograms());
        measure("a child process that is read", CHILDREN, (scope, began) -> child(processes, scope, began));
        processes.close();
    }
}
