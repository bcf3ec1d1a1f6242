package org.storesync.local.demo.activity;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneOffset;
import org.jspecify.annotations.Nullable;
import org.storesync.local.demo.Body;
import org.storesync.local.demo.DemoIds;
import org.storesync.local.demo.Item;
import org.storesync.local.demo.Place;
import org.storesync.local.demo.Store;

/** Writes a store's work as records: stock lines, documents, requisitions, stocktakes, locations. */
final class StockBodies {
    private final Store store;
    private final String userId;

    StockBodies(Store store, String userId) {
        this.store = store;
        this.userId = userId;
    }

    Body location(Place place) {
        return Body.of(place.id())
                .text("Description", place.description())
                .text("code", place.code())
                .flag("hold", false)
                .text("store_ID", store.id().value())
                .text("type_ID", DemoIds.hex("Location_type", place.storage()))
                .number("Volume", place.volume())
                .none("Comment", "parent_id", "Colour", "asset_ID", "replenishment_type")
                .zero("bottom_y_coordinate", "priority")
                .off("summary_only");
    }

    Body itemLine(StockLine line) {
        ObjectNode stored = line.stored();
        BigDecimal volume = line.packVolume();
        return (stored == null ? newItemLine(line) : Body.change(stored))
                .number("available", line.packs())
                .number("quantity", line.packs())
                .number("volume_per_pack", volume)
                .number("total_volume", volume.multiply(BigDecimal.valueOf(line.packs())))
                .number("stock_on_hand_tot", line.units())
                .number("total_cost", total(line.price(), line.packs()));
    }

    private Body newItemLine(StockLine line) {
        return Body.of(line.id())
                .text("store_ID", store.id().value())
                .text("item_ID", line.item().id())
                .text("batch", line.batch().number())
                .date("expiry_date", line.batch().expiry())
                .flag("hold", false)
                .text("location_ID", line.locationId())
                .number("pack_size", line.packSize())
                .number("cost_price", line.price())
                .number("sell_price", line.price())
                .none("note")
                .text("name_ID", line.batch().supplierNameId())
                .none("barcodeID", "om_item_variant_id", "donor_id")
                .text("vvm_status_id", vialMonitor(line.item()))
                .none("manufacturer_ID", "oms_fields")
                .number("pack_inners_per_outer", 1)
                .number("pack_quan_per_inner", line.packSize())
                .zero("initial_quan", "spare", "spare_start_year_quan_tot", "weight_per_pack")
                .none(
                        "extraData",
                        "kit_data",
                        "user_1",
                        "user_2",
                        "user_3",
                        "user_4",
                        "user_5_ID",
                        "user_6_ID",
                        "user_7_ID",
                        "user_8_ID");
    }

    Body transact(Transaction document) {
        BigDecimal total = document.lines().stream()
                .map(line -> total(line.stock().price(), line.packs()))
                .reduce(BigDecimal.ZERO, BigDecimal::add);
        Transaction.Links links = document.links();
        return Body.of(document.id())
                .text("name_ID", document.nameId())
                .text("store_ID", store.id().value())
                .number("invoice_num", document.number())
                .text("type", document.type())
                .text("status", document.status())
                .text("mode", document.mode())
                .text("user_ID", userId)
                .flag("hold", false)
                .text("comment", links.comment())
                .text("their_ref", links.theirRef())
                .text("requisition_ID", links.requisitionId())
                .text("linked_transaction_id", links.transactionId())
                .text("currency_ID", DemoIds.hex("currency", "USD"))
                .number("currency_rate", 1)
                .date("entry_date", document.entered())
                .time("entry_time", document.time())
                .date("confirm_date", document.confirmed())
                .time("confirm_time", document.confirmed() == null ? LocalTime.MIDNIGHT : document.time())
                .date("finalised_date", document.finalised())
                .time("finalised_time", document.finalised() == null ? LocalTime.MIDNIGHT : document.time())
                .number("subtotal", total)
                .number("total", total)
                .number("lastModifiedAt", document.entered().toEpochSecond(document.time(), ZoneOffset.UTC))
                .zero("tax_rate", "insuranceDiscountAmount", "insuranceDiscountRate")
                .off("is_cancellation")
                .none(
                        "prescriber_ID",
                        "goods_received_ID",
                        "original_PO_ID",
                        "nameInsuranceJoinID",
                        "donor_default_id",
                        "diagnosis_ID",
                        "programID",
                        "ship_method_ID",
                        "arrival_date_estimated",
                        "om_transport_reference");
    }

    Body transLine(Transaction document, Transaction.Line line, int number) {
        StockLine stock = line.stock();
        boolean planned = line.type().equals("placeholder");
        BigDecimal total = total(stock.price(), line.packs());
        return Body.of(line.id())
                .text("transaction_ID", document.id())
                .text("item_ID", stock.item().id())
                .text("item_name", stock.item().name())
                .text("item_line_ID", planned ? null : stock.id())
                .text("location_ID", planned ? null : stock.locationId())
                .text("batch", planned ? null : stock.batch().number())
                .date("expiry_date", planned ? null : stock.batch().expiry())
                .number("pack_size", stock.packSize())
                .number("cost_price", stock.price())
                .number("sell_price", stock.price())
                .text("type", line.type())
                .number("quantity", line.packs())
                .number("line_number", number)
                .number("price_extension", total)
                .text("om_item_code", stock.item().code())
                .text("optionID", option(line.reason()))
                .text("linked_transact_id", document.links().transactionId())
                .text("linked_trans_line_ID", line.sentAs())
                .text("vaccine_vial_monitor_status_ID", planned ? null : vialMonitor(stock.item()))
                .number("volume_per_pack", stock.packVolume())
                .flag("is_from_inventory_adjustment", line.reason() != null)
                .none(
                        "note",
                        "prescribedQuantity",
                        "foreign_currency_price",
                        "donor_id",
                        "om_item_variant_id",
                        "oms_fields",
                        "manufacturer_ID");
    }

    /** A half that central made, once its goods are on the shelf. */
    Body accepted(ObjectNode half, @Nullable String requestId, LocalDate day, LocalTime time) {
        return Body.change(half)
                .text("status", "fn")
                .flag("hold", false)
                .text("user_ID", userId)
                .text("requisition_ID", requestId)
                .date("confirm_date", day)
                .time("confirm_time", time)
                .date("finalised_date", day)
                .time("finalised_time", time);
    }

    /** A line of such a half, and where its goods are now, in the units that the store counts. */
    Body acceptedLine(ObjectNode line, StockLine stock) {
        return Body.change(line)
                .text("item_line_ID", stock.id())
                .text("location_ID", stock.locationId())
                .number("pack_size", stock.packSize())
                .number("quantity", stock.packs())
                .number("cost_price", stock.price())
                .number("sell_price", stock.price())
                .number("volume_per_pack", stock.packVolume());
    }

    Body requisition(Request request) {
        return Body.of(request.id())
                .number("serial_number", request.number())
                .text("name_ID", request.nameId())
                .text("store_ID", store.id().value())
                .text("type", request.type())
                .text("status", request.status())
                .text("user_ID", userId)
                .date("date_entered", request.entered())
                .number("lastModifiedAt", request.entered().toEpochSecond(LocalTime.NOON, ZoneOffset.UTC))
                .text("requester_reference", request.theirRef())
                .text("linked_requisition_id", request.linkedId())
                .number("thresholdMOS", 2)
                .number("daysToSupply", 90)
                .flag("is_emergency", false)
                .none("comment", "authorisationStatus", "orderType", "periodID", "programID", "oms_fields");
    }

    Body requisitionLine(Request request, Request.Ask ask, int number) {
        return Body.of(ask.id())
                .text("requisition_ID", request.id())
                .text("item_ID", ask.item().id())
                .text("itemName", ask.item().name())
                .number("line_number", number)
                .number("Cust_stock_order", ask.units())
                .number("suggested_quantity", ask.units())
                .number("actualQuan", ask.supplied())
                .number("stock_on_hand", ask.onHand())
                .number(
                        "daily_usage",
                        BigDecimal.valueOf(ask.monthly()).divide(BigDecimal.valueOf(30), 2, RoundingMode.HALF_UP))
                .zero(
                        "approved_quantity",
                        "Cust_prev_stock_balance",
                        "Cust_stock_received",
                        "Cust_stock_issued",
                        "stockLosses",
                        "stockAdditions",
                        "stockExpiring",
                        "days_out_or_new_demand",
                        "Cust_loss_adjust")
                .none("authoriser_comment", "comment", "om_snapshot_datetime", "optionID", "oms_fields");
    }

    Body stocktake(Stocktake count) {
        return Body.of(count.id())
                .text("created_by_ID", userId)
                .text("finalised_by_ID", userId)
                .text("status", "fn")
                .text("Description", count.description())
                .none("comment")
                .flag("Locked", false)
                .text("invad_additions_ID", count.additionsId())
                .text("invad_reductions_ID", count.reductionsId())
                .number("serial_number", count.number())
                .date("stock_take_created_date", count.day())
                .time("stock_take_time", count.time())
                .date("stock_take_date", count.day())
                .text("store_ID", store.id().value())
                .flag("om_is_initial_stocktake", count.initial())
                .none("programID", "om_counted_by", "om_verified_by");
    }

    Body stocktakeLine(Stocktake count, Stocktake.Line line, int number) {
        StockLine stock = line.stock();
        return Body.of(line.id())
                .text("stock_take_ID", count.id())
                .text("location_id", stock.locationId())
                .none("comment")
                .number("snapshot_qty", line.expected())
                .number("snapshot_packsize", stock.packSize())
                .number("stock_take_qty", line.counted())
                .flag("is_edited", true)
                .text("item_line_ID", stock.id())
                .text("item_ID", stock.item().id())
                .text("item_name", stock.item().name())
                .text("Batch", stock.batch().number())
                .date("expiry", stock.batch().expiry())
                .number("cost_price", stock.price())
                .number("sell_price", stock.price())
                .text("optionID", option(line.reason()))
                .text("vaccine_vial_monitor_status_ID", vialMonitor(stock.item()))
                .number("volume_per_pack", stock.packVolume())
                .number("line_number", number)
                .none("om_note", "donor_ID", "oms_fields");
    }

    private static BigDecimal total(BigDecimal price, long packs) {
        return price.multiply(BigDecimal.valueOf(packs));
    }

    private static @Nullable String option(@Nullable String code) {
        return code == null ? null : DemoIds.hex("options", code);
    }

    private static @Nullable String vialMonitor(Item item) {
        return item.vaccine() ? DemoIds.dashed("vaccine_vial_monitor_status", "VVM1") : null;
    }
}
