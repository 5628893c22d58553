/** 说明 that stands under every table in 万元 (C11). */
export const ROUNDED_ONCE = '各格由原始金额一次四舍五入，合计由原始合计取数，尾差不作调整。';
