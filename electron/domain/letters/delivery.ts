/** How a letter reached somebody. */
export const DELIVERY_WAYS = ['当面送达', '邮寄', '留置', '公告', '其他'] as const;

/**
 * Who may sign so that a demand has arrived (诉讼时效规定8): the person, an adult of the family living together, somebody
 * authorised; for a firm its legal representative or its mail room. Anybody else's name proves nothing.
 */
export const SIGNERS = ['本人', '同住成年家属', '受托人', '法定代表人', '单位收发'] as const;
