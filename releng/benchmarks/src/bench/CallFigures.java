package bench;

import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;

import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Mode;

import dev.rustaiide.foundation.async.Call;

/** A {@link Call} against the same work on a virtual thread whose result comes through a plain future. */
@BenchmarkMode(Mode.AverageTime)
public class CallFigures {
    @Benchmark
    public Object call() throws Exception {
        return Call.start("work", scope -> 42).await();
    }

    @Benchmark
    public Object future() throws Exception {
        var future = new CompletableFuture<Integer>();
        Thread.ofVirtual().start(() -> future.complete(42));
        return future.get();
    }

    public static void main(String[] arguments) throws Exception {
        Map<String, Double> times = Figures.jmh(CallFigures.class, TimeUnit.MICROSECONDS);
        Figures.ratio("Call / virtual-thread future", times.get("call"), times.get("future"), "µs", 1.3, 1.1);
    }
}
