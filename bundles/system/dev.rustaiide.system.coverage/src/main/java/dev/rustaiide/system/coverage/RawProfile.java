package dev.rustaiide.system.coverage;

/**
 * What one process counted, as LLVM's runtime writes it at its end (a {@code .profraw}): a header, a record for each
 * function that was linked, and the counters that those point to. Forms 8, 9 and 10 are known, which the compilers from
 * 1.60 on write; what follows the counters is of no use here.
 */
final class RawProfile {
    private static final long MAGIC = 0xff6c70726f667281L;
    private static final long MAGIC_32 = 0xff6c70726f665281L;
    private static final long VERSION_BITS = 0xffff_ffffL;
    /** Counters of one byte, or none at all because a debugger's tables tell where they are. */
    private static final long OTHER_COUNTERS = 1L << 60 | 1L << 59;

    private RawProfile() {}

    /** What differs from form to form: sizes of header and record, and where the number of counters lies in it. */
    private enum Form {
        V8(8, 88, 48, 40), V9(9, 112, 64, 48), V10(10, 128, 64, 48);

        private final int version;
        private final int header;
        private final int record;
        private final int countersAt;

        Form(int version, int header, int record, int countersAt) {
            this.version = version;
            this.header = header;
            this.record = record;
            this.countersAt = countersAt;
        }

        static Form of(long version) throws BadForm {
            for (Form each : values()) {
                if (each.version == version) {
                    return each;
                }
            }
            throw new BadForm("It is in form " + version + " of LLVM's raw profiles; " + V8.version + " to "
                    + V10.version + " are known, which Rust 1.60 to 1.97 write.");
        }
    }

    /** Takes the counters of one function. */
    interface Sink {
        /**
         * @param name the hash of its name
         * @param hash of its structure, which its map has too
         */
        void counted(long name, long hash, long[] counters);
    }

    /** Tells {@code sink} of all functions of which something ran. */
    static void read(Bytes file, Sink sink) throws BadForm {
        if (file.size() < 2 * Long.BYTES) {
            throw new BadForm("It is cut short.");
        }
        long magic = file.u64();
        if (magic != MAGIC) {
            throw new BadForm(magic == MAGIC_32 ? "It comes from a program of 32 bits."
                    : magic == Long.reverseBytes(MAGIC) ? "It comes from a machine with another order of bytes."
                    : "It is no raw profile of LLVM.");
        }
        long version = file.u64();
        if ((version & OTHER_COUNTERS) != 0) {
            throw new BadForm("It counts in another way than -C instrument-coverage does.");
        }
        Form form = Form.of(version & VERSION_BITS);
        long identifiers = file.u64();
        long functions = file.u64();
        long before = file.u64();
        long counters = file.u64();
        // Numbers of things in a file of less than 2^31 bytes: what is larger is cut short, and must not overflow.
        if (functions < 0 || functions > file.size() || counters < 0 || counters > file.size()) {
            throw new BadForm("It is cut short.");
        }
        long distance = delta(file.at(0), form);
        file.at(form.header).skip(identifiers);
        Bytes records = file.take(functions * form.record);
        file.skip(before);
        Bytes counts = file.take(counters * Long.BYTES);
        for (long i = 0; i < functions; i++) {
            record(records.at(i * form.record), distance - i * form.record, form, counts, sink);
        }
    }

    /** How far the first counter was from the first record in the memory of the process. */
    private static long delta(Bytes file, Form form) throws BadForm {
        // Behind: identifiers, functions, counters with padding, in later forms bitmaps with padding, and names.
        return file.at(form == Form.V8 ? 64 : 80).u64();
    }

    private static void record(Bytes record, long distance, Form form, Bytes counts, Sink sink) throws BadForm {
        long start = record.size() - (long) record.left();
        long name = record.u64();
        long hash = record.u64();
        // Pointers are relative to their record.
        long offset = record.u64() - distance;
        long number = record.at(start + form.countersAt).u32();
        if (offset < 0 || offset % Long.BYTES != 0 || number == 0
                || number > (counts.size() - Math.min(offset, counts.size())) / Long.BYTES) {
            throw new BadForm("It has counters that lie elsewhere.");
        }
        counts.at(offset);
        boolean ran = false;
        for (long i = 0; i < number && !ran; i++) {
            ran = counts.u64() != 0;
        }
        if (ran) {
            sink.counted(name, hash, all(counts.at(offset), (int) number));
        }
    }

    private static long[] all(Bytes counts, int number) throws BadForm {
        long[] all = new long[number];
        for (int i = 0; i < number; i++) {
            long count = counts.u64();
            all[i] = count < 0 ? Long.MAX_VALUE : count;
        }
        return all;
    }
}
