package org.parley.acceptance.bench;

import java.util.Locale;

/**
 * A measured row.
 *
 * @param key by which a peer's figure finds it; empty where no peer is asked
 * @param reach the target, in the unit of the measure; NaN where none was set
 * @param measured median
 * @param unit {@code ms}, or {@code per second}, where more is better
 * @param bytes allocated per call; 0 where not measured
 * @param remark what else is to be known, e.g. how many points
 */
record Row(String key, String work, double reach, double measured, String unit, double bytes, String remark) {

    /** A row that no peer is asked about. */
    static Row of(String work, double reach, double measured, String unit, double bytes, String remark) {
        return new Row("", work, reach, measured, unit, bytes, remark);
    }

    String line() {
        double share = unit.startsWith("per") ? reach / measured : measured / reach;
        boolean free = Double.isNaN(reach);
        return "| " + work + " | " + (free ? "-" : shown(reach) + " " + unit) + " | " + shown(measured) + " " + unit
                + " | "
                + (free ? "-" : String.format(Locale.ROOT, "%.2f", share) + (share > 1 ? " **short**" : "")) + " | "
                + memory() + " | " + remark + " |";
    }

    static String shown(double number) {
        if (number >= 1e6) {
            return String.format(Locale.ROOT, "%.2g", number).replace("e+0", " x 10^");
        }
        return number >= 100 ? String.format(Locale.ROOT, "%,.0f", number) : String.format(Locale.ROOT, "%.3g", number);
    }

    private String memory() {
        if (bytes <= 0) {
            return "-";
        }
        if (bytes < 1024) {
            return "under 1 kB";
        }
        boolean small = bytes < 1024 * 1024;
        return String.format(Locale.ROOT, small ? "%,.0f kB" : "%,.0f MB", bytes / 1024 / (small ? 1 : 1024));
    }
}
