package org.storesync.bench.data;

import java.nio.charset.StandardCharsets;
import java.util.random.RandomGenerator;

/** Files of items as a person imports them: the columns most have, codes that no file had before. */
public final class ItemFile {
    private static final String[] GENERICS = {"Amoxicillin", "Paracetamol", "Zinc sulfate", "Ferrous salt", "Oxytocin"};
    private static final String[] STRENGTHS = {"250mg", "500mg", "20mg", "60mg", "10 IU/mL"};
    private static final String[] FORMS = {"tab/cap", "oral liquid", "injection, ampoule", "powder for injection"};
    private static final int[] PACK_SIZES = {1, 10, 100, 1000};

    private final RandomGenerator random;
    private int next;

    public ItemFile(RandomGenerator random) {
        this.random = random;
    }

    /** A file with this many new items. */
    public byte[] next(int rows) {
        StringBuilder csv = new StringBuilder(rows * 110);
        csv.append("code,item_name,generic_name,strength,pack_size,atc,ven,type,is_vaccine,doses,pack_volume\r\n");
        for (int i = 0; i < rows; i++) {
            int number = next++;
            String generic = GENERICS[random.nextInt(GENERICS.length)];
            String strength = STRENGTHS[random.nextInt(STRENGTHS.length)];
            csv.append("BENCH").append(number).append(",\"");
            csv.append(generic).append(' ').append(strength).append(", ");
            csv.append(FORMS[random.nextInt(FORMS.length)])
                    .append(' ')
                    .append(number)
                    .append("\",");
            csv.append(generic).append(',').append(strength).append(',');
            csv.append(PACK_SIZES[random.nextInt(PACK_SIZES.length)])
                    .append(",J01CA0")
                    .append(random.nextInt(10));
            csv.append(',').append("VEN".charAt(random.nextInt(3))).append(",general,false,0,0.00");
            csv.append(1 + random.nextInt(9)).append("\r\n");
        }
        return csv.toString().getBytes(StandardCharsets.UTF_8);
    }
}
