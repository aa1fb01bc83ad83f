package dev.rustaiide.system.debug.adapter.internal;

import java.io.ByteArrayOutputStream;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import dev.rustaiide.system.debug.adapter.MemoryBlock;

/** Memory as the console of LLDB prints it: its adapter has no request for it before version 20. */
final class PrintedMemory {
    private static final Pattern LINE = Pattern.compile("(?m)^0x([0-9a-fA-F]{1,16}):((?: 0x[0-9a-fA-F]{2})+)");

    private PrintedMemory() {}

    static boolean isPrintedBy(String adapter) {
        return adapter.equals(BuiltInAdapters.LLDB.id());
    }

    static String command(String address, long offset, int count) {
        return "`memory read --force --format x --size 1 --num-per-line 16 --count " + count + " -- "
                + (offset == 0 ? address : '"' + address + (offset < 0 ? " - " : " + ") + Math.abs(offset) + '"');
    }

    static MemoryBlock read(String printed) {
        long address = 0;
        var bytes = new ByteArrayOutputStream();
        Matcher line = LINE.matcher(printed);
        while (line.find()) {
            address = bytes.size() == 0 ? Long.parseUnsignedLong(line.group(1), 16) : address;
            for (String octet : line.group(2).strip().split(" ")) {
                bytes.write(Integer.parseInt(octet.substring(2), 16));
            }
        }
        return new MemoryBlock(address, bytes.toByteArray());
    }
}
