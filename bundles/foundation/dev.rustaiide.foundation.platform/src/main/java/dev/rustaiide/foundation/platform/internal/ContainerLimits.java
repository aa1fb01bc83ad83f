package dev.rustaiide.foundation.platform.internal;

import java.util.List;
import java.util.function.ToDoubleFunction;

/** What the container or the slice of the session may use that this process is in, by control groups 2 or 1. */
record ContainerLimits(SystemFiles files) {
    private static final String GROUPS = "sys/fs/cgroup";
    /** What version 1 says where there is no limit: the largest number of whole pages. */
    private static final long NO_LIMIT = 1L << 60;

    /** In bytes; 0 if there is none. */
    long memory() {
        double least = least(group -> files.numberIn(group + "/memory.max"));
        long bytes = least > 0 ? (long) least : files.numberIn(GROUPS + "/memory/memory.limit_in_bytes");
        return bytes >= NO_LIMIT ? 0 : bytes;
    }

    /** In processors, with a fraction; 0 if there is none. */
    double processors() {
        double least = least(group -> share(files.text(group + "/cpu.max").strip().split(" ")));
        if (least > 0) {
            return least;
        }
        double quota = files.numberIn(GROUPS + "/cpu/cpu.cfs_quota_us");
        double period = files.numberIn(GROUPS + "/cpu/cpu.cfs_period_us");
        return quota > 0 && period > 0 ? quota / period : 0;
    }

    private static double share(String[] quotaAndPeriod) {
        double quota = SystemFiles.number(quotaAndPeriod[0]);
        double period = quotaAndPeriod.length > 1 ? SystemFiles.number(quotaAndPeriod[1]) : 0;
        return quota > 0 && period > 0 ? quota / period : 0;
    }

    /** A group has what all those around it have at most. */
    private double least(ToDoubleFunction<String> limit) {
        List<String> own = files.lines("proc/self/cgroup");
        String group = SystemFiles.after("0::", own).replace("..", "");
        double least = 0;
        for (String at = group; ; at = at.substring(0, Math.max(0, at.lastIndexOf('/')))) {
            double one = limit.applyAsDouble(GROUPS + (at.equals("/") ? "" : at));
            least = one > 0 && (least == 0 || one < least) ? one : least;
            if (at.isEmpty()) {
                return least;
            }
        }
    }
}
