import type { HandlersOf } from '../handlers.js';
import { reader } from '../context.js';
import { disposeAsset, listAssets, removeAsset, saveAsset } from '../registers/assets.js';
import { listGovDebts, saveGovDebt, settleGovDebt } from '../registers/gov-debts.js';
import { closeSuit, listSuits, saveSuit } from '../registers/suits.js';
import { listUnitTotals, setUnitTotals } from '../registers/unit-totals.js';

type Names = 'assets.list' | 'assets.save' | 'assets.dispose' | 'assets.remove' | 'suits.list' | 'suits.save' | 'suits.close' | 'gov.list' | 'gov.save' | 'gov.settle' | 'unitTotals.list' | 'unitTotals.set';

export const registerHandlers = {
  'assets.list': (context, input) => listAssets(reader(context), input),
  'assets.save': saveAsset,
  'assets.dispose': disposeAsset,
  'assets.remove': removeAsset,
  'suits.list': (context, input) => listSuits(reader(context), input),
  'suits.save': saveSuit,
  'suits.close': closeSuit,
  'gov.list': (context, input) => listGovDebts(reader(context), input),
  'gov.save': saveGovDebt,
  'gov.settle': settleGovDebt,
  'unitTotals.list': (context, input) => listUnitTotals(reader(context), input.year),
  'unitTotals.set': setUnitTotals,
} satisfies HandlersOf<Names>;
